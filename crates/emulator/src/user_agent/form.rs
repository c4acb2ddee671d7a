//! The form of a page, as far as the consent page needs it.

use std::io;

use url::form_urlencoded::Serializer;

/// The first form of a page.
pub(super) struct Form {
    pub(super) action: String,
    inputs: Vec<Input>,
}

struct Input {
    kind: String,
    name: String,
    value: String,
    is_checked: bool,
}

impl Form {
    /// Returns the page's first form.
    pub(super) fn find(page: &str) -> Option<Self> {
        let form = &page[page.find("<form")?..];
        let form = &form[..form.find("</form>")?];
        let action = attribute(tag(form)?, "action").unwrap_or_default();
        let inputs = form
            .match_indices("<input")
            .filter_map(|(at, _)| tag(&form[at..]));
        Some(Self {
            action,
            inputs: inputs.map(Input::parse).collect(),
        })
    }

    /// Picks one of several radio buttons.
    pub(super) fn choose(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.input("radio", name, value)?;
        for input in self
            .inputs
            .iter_mut()
            .filter(|input| input.kind == "radio" && input.name == name)
        {
            input.is_checked = input.value == value;
        }
        Ok(())
    }

    /// Takes away the tick of a checkbox.
    pub(super) fn untick(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.input("checkbox", name, value)?.is_checked = false;
        Ok(())
    }

    /// Returns the form as a browser sends it when one of its buttons is pressed.
    pub(super) fn encode(&self, button: &str, value: &str) -> String {
        let is_sent = |input: &&Input| input.kind == "hidden" || input.is_checked;
        let pairs = self
            .inputs
            .iter()
            .filter(is_sent)
            .map(|input| (&input.name, &input.value));
        Serializer::new(String::new())
            .extend_pairs(pairs)
            .append_pair(button, value)
            .finish()
    }

    fn input(&mut self, kind: &str, name: &str, value: &str) -> io::Result<&mut Input> {
        let is_wanted =
            |input: &&mut Input| input.kind == kind && input.name == name && input.value == value;
        let missing = || io::Error::other(format!("the page offers no {name} `{value}`"));
        self.inputs.iter_mut().find(is_wanted).ok_or_else(missing)
    }
}

impl Input {
    fn parse(tag: &str) -> Self {
        let text = |name| attribute(tag, name).unwrap_or_default();
        let is_checked = tag.split_ascii_whitespace().any(|word| word == "checked");
        Self {
            kind: text("type"),
            name: text("name"),
            value: text("value"),
            is_checked,
        }
    }
}

/// Returns the inside of the tag that `html` begins with; our pages escape `>` in attributes.
fn tag(html: &str) -> Option<&str> {
    html.get(1..html.find('>')?)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let opening = format!(" {name}=\"");
    let value = &tag[tag.find(&opening)? + opening.len()..];
    Some(unescape(&value[..value.find('"')?]))
}

fn unescape(text: &str) -> String {
    let plain = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    plain.replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::Form;

    const PAGE: &str = r#"<form method="post" action="/go?a=1&amp;b=2">
        <input type="hidden" name="id" value="&lt;1&gt;">
        <input type="radio" name="who" value="a" checked><input type="radio" name="who" value="b">
        <input type="checkbox" name="box" value="x" checked></form>"#;

    #[test]
    fn a_form_is_sent_as_a_browser_would() {
        let mut form = Form::find(PAGE).unwrap();
        assert_eq!(form.action, "/go?a=1&b=2");
        assert_eq!(form.encode("go", "yes"), "id=%3C1%3E&who=a&box=x&go=yes");
        form.choose("who", "b").unwrap();
        form.untick("box", "x").unwrap();
        assert_eq!(form.encode("go", "no"), "id=%3C1%3E&who=b&go=no");
    }

    #[test]
    fn a_box_that_is_not_there_is_an_error() {
        assert!(Form::find(PAGE).unwrap().untick("box", "y").is_err());
    }
}
