//! What to ask for.

use hallpass_core::{AuthorizedUser, Scope, Scopes, StoreError, TokenStore};

use crate::args::LoginArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::scope_names;
use crate::terminal;

/// Returns the profile's sign-in, where there is one. A file that cannot be read will not be
/// overwritten, and that is better told before somebody consents.
pub(super) fn present(context: &Context) -> Result<Option<AuthorizedUser>, Failure> {
    context
        .store()
        .load()
        .map_err(|error: StoreError| failure_from::store(&error, context))
}

/// The scopes given, those that the profile has, or those that a person chooses.
pub(super) async fn wanted(
    args: &LoginArgs,
    present: Option<&AuthorizedUser>,
    context: &Context,
) -> Result<Scopes, Failure> {
    let given = scope_names::parse(&args.scopes)?;
    let present = present.and_then(|user| user.scopes.clone());
    let present = present.unwrap_or_default();
    if !given.is_empty() && (!args.add || present.is_empty()) {
        return Ok(given);
    }
    if !present.is_empty() {
        return Ok(present.union(&given));
    }
    if context.may_ask() {
        return choose().await;
    }
    Err(Failure::usage("it is not said what to ask for")
        .try_next("run the same command again with --scope sheets,")
        .try_next("or with --scope sheets.readonly, or with --scope drive.file"))
}

/// A person who chooses is also asked who they are, so that the profile knows its account.
async fn choose() -> Result<Scopes, Failure> {
    let mut prompt = "What should hallpass be able to do?\n".to_owned();
    for (index, (words, scope)) in scope_names::CHOICES.iter().enumerate() {
        prompt += &format!(
            "  {}  {words:<52} {}\n",
            index + 1,
            scope_names::short(scope)
        );
    }
    let answer = terminal::ask(&format!("{prompt}1, 2 or 3?")).await?;
    let number = answer.and_then(|answer| answer.parse::<usize>().ok());
    let choice = number.and_then(|number| scope_names::CHOICES.get(number.checked_sub(1)?));
    let (_, scope) = choice.ok_or_else(|| Failure::usage("that was none of the choices"))?;
    Ok(Scopes::from([scope.clone(), Scope::OPENID, Scope::EMAIL]))
}
