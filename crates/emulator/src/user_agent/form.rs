//! The form of a page, as far as the sandbox's pages need it.

use std::io;

use url::Url;
use url::form_urlencoded::Serializer;

/// The first form of a page.
pub(super) struct Form {
    action: String,
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

    /// Returns where the form of the page at `page` is sent.
    pub(super) fn target(&self, page: &Url) -> io::Result<Url> {
        page.join(&self.action).map_err(io::Error::other)
    }

    /// Types into the field of this name.
    pub(super) fn fill(&mut self, name: &str, value: &str) -> io::Result<()> {
        let is_wanted = |input: &&mut Input| input.kind == "text" && input.name == name;
        let missing = || io::Error::other(format!("the page has no field `{name}`"));
        let input = self.inputs.iter_mut().find(is_wanted).ok_or_else(missing)?;
        value.clone_into(&mut input.value);
        Ok(())
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

    /// Returns the form as a browser sends it when a button is pressed; `button` is its name and
    /// value, if it has them.
    pub(super) fn encode(&self, button: Option<(&str, &str)>) -> String {
        let is_sent = |input: &&Input| match input.kind.as_str() {
            "radio" | "checkbox" => input.is_checked,
            _ => true,
        };
        let pairs = self
            .inputs
            .iter()
            .filter(is_sent)
            .map(|input| (&input.name, &input.value));
        Serializer::new(String::new())
            .extend_pairs(pairs)
            .extend_pairs(button)
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
    use url::Url;

    use super::Form;

    const PAGE: &str = r#"<form method="post" action="/go?a=1&amp;b=2">
        <input type="hidden" name="id" value="&lt;1&gt;">
        <input type="radio" name="who" value="a" checked><input type="radio" name="who" value="b">
        <input type="checkbox" name="box" value="x" checked><input type="text" name="t" value="">
        </form>"#;

    #[test]
    fn a_form_is_sent_as_a_browser_would() {
        let mut form = Form::find(PAGE).unwrap();
        let page = Url::parse("http://127.0.0.1:1/page").unwrap();
        let target = form.target(&page).unwrap();
        assert_eq!(target.as_str(), "http://127.0.0.1:1/go?a=1&b=2");
        let go = Some(("go", "yes"));
        assert_eq!(form.encode(go), "id=%3C1%3E&who=a&box=x&t=&go=yes");
        form.choose("who", "b").unwrap();
        form.untick("box", "x").unwrap();
        form.fill("t", "&").unwrap();
        assert_eq!(form.encode(None), "id=%3C1%3E&who=b&t=%26");
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let mut form = Form::find(PAGE).unwrap();
        assert!(form.untick("box", "y").is_err());
        assert!(form.fill("id", "2").is_err(), "a hidden field");
    }
}
