//! From the text of a formula to its tree.

/// A formula's tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Number(f64),
    Text(String),
    Bool(bool),
    /// An error, as a reference to cells that are gone is one.
    Error(&'static str),
    /// A cell or an area in A1 notation.
    Reference(String),
    Negation(Box<Self>),
    Percent(Box<Self>),
    /// One of `+ - * / ^ &`.
    Operation(char, Box<Self>, Box<Self>),
    Call(String, Vec<Self>),
}

/// Reads a formula without its `=`; `None` is a formula that this grammar does not have.
pub(super) fn parse(text: &str) -> Option<Expression> {
    let mut parser = Parser {
        rest: text,
        depth: 0,
    };
    let expression = parser.operation(0)?;
    parser.skip_spaces();
    parser.rest.is_empty().then_some(expression)
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    /// Reads operands joined by operators that bind at least this tightly.
    fn operation(&mut self, weakest: u8) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.operand()?;
        while let Some((operator, strength)) = self.operator().filter(|found| found.1 >= weakest) {
            self.rest = &self.rest[1..];
            let right = self.operation(strength + 1)?;
            left = Expression::Operation(operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Some(left)
    }

    fn operator(&mut self) -> Option<(char, u8)> {
        self.skip_spaces();
        let operator = self.rest.chars().next()?;
        let strength = match operator {
            '&' => 1,
            '+' | '-' => 2,
            '*' | '/' => 3,
            '^' => 4,
            _ => return None,
        };
        Some((operator, strength))
    }

    fn operand(&mut self) -> Option<Expression> {
        self.skip_spaces();
        let mut operand = match self.rest.chars().next()? {
            // A sign binds more tightly than a power: -2^2 is 4.
            '-' => Expression::Negation(Box::new(self.after_sign()?)),
            '+' => self.after_sign()?,
            '(' => {
                self.rest = &self.rest[1..];
                let inner = self.operation(0)?;
                self.expect(')')?;
                inner
            }
            '#' => self.error()?,
            '"' => self.text()?,
            first if first.is_ascii_digit() || first == '.' => self.number()?,
            _ => self.word()?,
        };
        self.skip_spaces();
        while let Some(rest) = self.rest.strip_prefix('%') {
            self.rest = rest;
            operand = Expression::Percent(Box::new(operand));
        }
        Some(operand)
    }

    fn after_sign(&mut self) -> Option<Expression> {
        self.depth += 1;
        self.rest = &self.rest[1..];
        if self.depth > DEEPEST {
            None
        } else {
            self.operand()
        }
    }

    fn error(&mut self) -> Option<Expression> {
        self.rest = self.rest.strip_prefix("#REF!")?;
        Some(Expression::Error("#REF!"))
    }

    fn number(&mut self) -> Option<Expression> {
        let mantissa = self
            .rest
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b'.');
        let (digits, rest) = self.rest.split_at(mantissa.count());
        self.rest = rest;
        digits.parse().ok().map(Expression::Number)
    }

    fn text(&mut self) -> Option<Expression> {
        let mut text = String::new();
        loop {
            let (part, rest) = self.rest[1..].split_once('"')?;
            text.push_str(part);
            self.rest = rest;
            if !rest.starts_with('"') {
                return Some(Expression::Text(text));
            }
            text.push('"');
        }
    }

    /// Reads a truth value, a function call, or a reference with an optional sheet.
    fn word(&mut self) -> Option<Expression> {
        let word = self.take_word()?;
        match word.to_ascii_uppercase().as_str() {
            "TRUE" => return Some(Expression::Bool(true)),
            "FALSE" => return Some(Expression::Bool(false)),
            _ => {}
        }
        if self.rest.starts_with('(') {
            return self.call(word);
        }
        match self.rest.strip_prefix(':') {
            Some(rest) => {
                self.rest = rest;
                let end = self.take_word()?;
                Some(Expression::Reference(format!("{word}:{end}")))
            }
            None => Some(Expression::Reference(word)),
        }
    }

    fn call(&mut self, name: String) -> Option<Expression> {
        let mut arguments = Vec::new();
        self.rest = &self.rest[1..];
        self.skip_spaces();
        if self.expect(')').is_some() {
            return Some(Expression::Call(name, arguments));
        }
        loop {
            arguments.push(self.operation(0)?);
            self.skip_spaces();
            if self.expect(',').is_none() {
                self.expect(')')?;
                return Some(Expression::Call(name, arguments));
            }
        }
    }

    /// Takes letters, digits and what else a reference is made of.
    fn take_word(&mut self) -> Option<String> {
        let quoted = match self.rest.strip_prefix('\'') {
            Some(title) => title.find("'!").map_or(0, |end| end + 3),
            None => 0,
        };
        let is_part = |character: &char| character.is_alphanumeric() || "$_.!".contains(*character);
        let plain: usize = self.rest[quoted..]
            .chars()
            .take_while(is_part)
            .map(char::len_utf8)
            .sum();
        let (word, rest) = self.rest.split_at(quoted + plain);
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn expect(&mut self, character: char) -> Option<()> {
        self.skip_spaces();
        self.rest = self.rest.strip_prefix(character)?;
        Some(())
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

// A formula nests this deep at most, so that no text can exhaust the stack.
const DEEPEST: usize = 100;
