//! The people of the sandbox.

/// A person who can sign in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) email: &'static str,
    pub(crate) given_name: &'static str,
    pub(crate) family_name: &'static str,
    /// Google's stable identifier of a person: digits.
    pub(crate) subject: &'static str,
}

impl Account {
    /// Returns the account with this address, whatever its letters' case.
    pub(crate) fn find(email: &str) -> Option<&'static Self> {
        ACCOUNTS
            .iter()
            .find(|account| account.email.eq_ignore_ascii_case(email))
    }

    /// Returns the whole name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Everyone, the default first.
pub(crate) const ACCOUNTS: [Account; 2] = [
    Account {
        email: "ada@sandbox.test",
        given_name: "Ada",
        family_name: "Lovelace",
        subject: "100000000000000000001",
    },
    Account {
        email: "grace@sandbox.test",
        given_name: "Grace",
        family_name: "Hopper",
        subject: "100000000000000000002",
    },
];
