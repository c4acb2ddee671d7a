//! Requests about comments: threads of posts, each anchored to a cell.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/comments>. No refusal of
//! Google's was recorded, so the wording of those here is our own. Only the owner reaches a
//! spreadsheet here, so every post is the asker's own and nobody is refused for somebody else's.

use std::time::SystemTime;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Draft;
use super::cells::corner;
use super::objects::{missing, required};
use super::text::values_of;
use crate::html;
use crate::oauth::Account;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Returns whether a kind of request is one of these: the answer says what became of them.
pub(super) fn is_about_comments(kind: &str) -> bool {
    matches!(
        kind,
        "insertComment"
            | "deleteComment"
            | "addCommentReply"
            | "deleteCommentReply"
            | "updateCommentPost"
    )
}

/// Opens a thread about a cell.
pub(super) fn insert(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let content = content(request, "content")?;
    let assignee = short(request, "assigneeEmailAddress")?;
    let cell = corner(&draft.spreadsheet, required(request, "coordinate")?)?;
    let mut thread = json!({
        "commentId": new_id(),
        "anchorId": new_id(),
        "headPost": post(draft, content, assignee, NO_ACTION),
        "status": "OPEN",
    });
    let quote = quote(&draft.spreadsheet, cell);
    if !quote.is_empty() {
        thread["plainTextQuote"] = json!(quote);
    }
    let range = cell.to_range(&draft.spreadsheet);
    let anchor = json!({ "anchorId": thread["anchorId"], "range": range });
    let sheet = &mut draft.spreadsheet.sheets[cell.sheet];
    sheet.part_mut(Part::CommentAnchors).push(anchor);
    draft.spreadsheet.comments.push(thread.clone());
    Ok(json!({ "commentThread": thread }))
}

/// Deletes a thread with its anchor.
pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let position = position(spreadsheet, request)?;
    let thread = spreadsheet.comments.remove(position);
    for sheet in &mut spreadsheet.sheets {
        let anchors = sheet.part_mut(Part::CommentAnchors);
        anchors.retain(|anchor| anchor["anchorId"] != thread["anchorId"]);
    }
    Ok(Value::Null)
}

/// Adds a reply, which may resolve the thread or open it again.
pub(super) fn add_reply(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let position = position(&draft.spreadsheet, request)?;
    let new = required(request, "post")?;
    let action = new.text("commentAction").unwrap_or(NO_ACTION);
    let content = match action {
        NO_ACTION => content(new, "content")?,
        _ => short(new, "content")?.unwrap_or_default(),
    };
    let assignee = short(new, "assigneeEmail")?;
    let is_assigned = draft.spreadsheet.comments[position]["headPost"]
        .get(ASSIGNEE)
        .is_some();
    if assignee.is_some() && (action != NO_ACTION || !is_assigned) {
        let message = match is_assigned {
            true => "A post that resolves or reopens a comment cannot assign it.",
            false => "A comment that was not assigned when it was made cannot be assigned.",
        };
        return Err(ApiError::invalid_argument(message));
    }
    let reply = post(draft, content, assignee, action);
    let thread = &mut draft.spreadsheet.comments[position];
    match action {
        "RESOLVE" => thread["status"] = json!("RESOLVED"),
        "REOPEN" => thread["status"] = json!("OPEN"),
        _ => {}
    }
    match &mut thread["replies"] {
        Value::Array(replies) => replies.push(reply.clone()),
        none => *none = json!([reply]),
    }
    Ok(json!({ "post": reply }))
}

/// Deletes a reply; an empty post that says so stays in its place.
pub(super) fn delete_reply(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let now = time(draft.asker.now);
    let post = post_mut(&mut draft.spreadsheet, request)?;
    let refusal = if post.is_head {
        "The first post of a comment cannot be deleted; delete the comment."
    } else if post.fields["commentAction"] != NO_ACTION {
        "A post that resolves or reopens a comment cannot be deleted."
    } else if post.fields.contains_key(ASSIGNEE) {
        "A post that assigns a comment cannot be deleted."
    } else {
        let gone = |name: &String| ["author", "content", "contentHtml"].contains(&name.as_str());
        post.fields.retain(|name, _| !gone(name));
        post.fields.insert("deleted".to_owned(), json!(true));
        post.fields.insert("updateTime".to_owned(), now);
        return Ok(Value::Null);
    };
    Err(ApiError::invalid_argument(refusal))
}

/// Changes the text of a post, the first one or a reply.
pub(super) fn update_post(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let content = content(request, "content")?;
    let now = time(draft.asker.now);
    let post = post_mut(&mut draft.spreadsheet, request)?;
    write(post.fields, content);
    post.fields.insert("updateTime".to_owned(), now);
    Ok(Value::Null)
}

/// A post of a thread.
struct PostMut<'a> {
    fields: &'a mut Map<String, Value>,
    is_head: bool,
}

/// Returns where the thread stands that a request names.
fn position(spreadsheet: &Spreadsheet, request: Fields<'_>) -> Result<usize, ApiError> {
    let id = request.text("commentId");
    let id = id.ok_or_else(|| missing("commentId"))?;
    let mut threads = spreadsheet.comments.iter();
    let unknown = || ApiError::invalid_argument(format!("No comment with id: {id}"));
    threads
        .position(|thread| thread["commentId"] == id)
        .ok_or_else(unknown)
}

/// Returns the post that a request names. One that was deleted is not found.
fn post_mut<'a>(
    spreadsheet: &'a mut Spreadsheet,
    request: Fields<'_>,
) -> Result<PostMut<'a>, ApiError> {
    let position = position(spreadsheet, request)?;
    let id = request.text("postId").ok_or_else(|| missing("postId"))?;
    let thread = spreadsheet.comments[position].as_object_mut();
    let posts = thread.into_iter().flatten();
    let mut posts = posts.flat_map(|(name, value)| match value {
        Value::Object(fields) if name == "headPost" => vec![PostMut {
            fields,
            is_head: true,
        }],
        Value::Array(replies) => {
            let replies = replies.iter_mut().filter_map(Value::as_object_mut);
            let reply = |fields| PostMut {
                fields,
                is_head: false,
            };
            replies.map(reply).collect()
        }
        _ => Vec::new(),
    });
    let is_named =
        |post: &PostMut<'_>| post.fields["postId"] == id && !post.fields.contains_key("deleted");
    let unknown = || ApiError::invalid_argument(format!("No post with id: {id}"));
    posts.find(is_named).ok_or_else(unknown)
}

/// Returns a text that a request needs and that is not too long.
fn content<'a>(request: Fields<'a>, name: &str) -> Result<&'a str, ApiError> {
    short(request, name)?.ok_or_else(|| missing(name))
}

/// Returns a text that is not too long.
fn short<'a>(request: Fields<'a>, name: &str) -> Result<Option<&'a str>, ApiError> {
    let text = request.text(name).filter(|text| !text.is_empty());
    match text.is_some_and(|text| text.len() > LONGEST) {
        true => Err(ApiError::invalid_argument(format!(
            "{name} must not exceed {LONGEST} UTF-8 code units."
        ))),
        false => Ok(text),
    }
}

fn post(draft: &Draft, content: &str, assignee: Option<&str>, action: &str) -> Value {
    let now = time(draft.asker.now);
    let mut post = Map::new();
    post.insert("postId".to_owned(), json!(new_id()));
    post.insert("author".to_owned(), author(draft.asker.account));
    post.insert("commentAction".to_owned(), json!(action));
    post.insert("createTime".to_owned(), now.clone());
    post.insert("updateTime".to_owned(), now);
    if let Some(assignee) = assignee {
        post.insert(ASSIGNEE.to_owned(), json!(assignee));
    }
    if !content.is_empty() {
        write(&mut post, content);
    }
    Value::Object(post)
}

fn write(post: &mut Map<String, Value>, content: &str) {
    let html = html::escape(content).replace('\n', "<br>");
    post.insert("content".to_owned(), json!(content));
    post.insert("contentHtml".to_owned(), json!(html));
}

fn author(account: &Account) -> Value {
    json!({
        "displayName": account.name(),
        "me": true,
        "user": format!("users/{}", account.subject),
    })
}

/// Returns what the cell showed when somebody commented on it.
fn quote(spreadsheet: &Spreadsheet, cell: Area) -> String {
    let grid = &spreadsheet.sheets[cell.sheet].grid;
    let values = values_of(spreadsheet, cell);
    let value = values.first().and_then(|row| row.first());
    let shown = grid.cell(cell.top, cell.left).zip(value);
    shown.map_or_else(String::new, |(cell, value)| cell.shown(value))
}

/// Returns a time as the API writes it.
fn time(time: SystemTime) -> Value {
    let time = Timestamp::try_from(time).unwrap_or_default();
    json!(format!("{time:.3}"))
}

fn new_id() -> String {
    random::text(9)
}

const NO_ACTION: &str = "NO_COMMENT_ACTION_CHANGE";
const ASSIGNEE: &str = "assigneeEmail";
const LONGEST: usize = 2048;
