//! Comments and their replies.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::GridRange;
use crate::model::macros::{open_enum, schema};

schema! {
    /// A comment and its replies.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CommentThread>.
    CommentThread {
        /// The id.
        comment_id: value<String> = "commentId",
        /// The comment itself.
        head_post: nested<Post> = "headPost",
        /// The replies, the first first.
        replies: list<Post> = "replies",
        /// Whether it is settled.
        status: value<CommentStatus> = "status",
        /// What the cells said when it was written.
        plain_text_quote: value<String> = "plainTextQuote",
        /// The place that it is about, among the sheet's anchors.
        anchor_id: value<String> = "anchorId",
    }
}

open_enum! {
    /// Whether a comment is settled.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CommentThread>.
    CommentStatus {
        /// It is open.
        Open = "OPEN",
        /// It is settled.
        Resolved = "RESOLVED",
    }
}

schema! {
    /// A place that a comment is about; two comments can be about one.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CommentAnchor>.
    CommentAnchor {
        /// The id, which the comment names. Only Google sets it.
        anchor_id: value<String> = "anchorId" read_only,
        /// The cells.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// A comment or one reply.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Post>.
    Post {
        /// The id. Only Google sets it.
        post_id: value<String> = "postId" read_only,
        /// The text, up to 2048 UTF-8 bytes; empty only with an action. It is treated as if typed
        /// in the editor.
        content: value<String> = "content",
        /// The text as HTML. Only Google sets it.
        content_html: value<String> = "contentHtml" read_only,
        /// Who wrote it. Only Google sets it.
        author: nested<PostAuthor> = "author" read_only,
        /// Whom it hands the comment to; only where the comment had someone, and without an action.
        assignee_email: value<String> = "assigneeEmail",
        /// Whether it settles or reopens the comment.
        comment_action: value<CommentAction> = "commentAction",
        /// When it was written, in the form of RFC 3339. Only Google sets it.
        create_time: value<String> = "createTime" read_only,
        /// When it was last changed, in the form of RFC 3339. Only Google sets it.
        update_time: value<String> = "updateTime" read_only,
        /// Whether it is deleted; text and author are gone then. Only Google sets it.
        deleted: plain<bool> = "deleted" read_only,
        /// Whether it came with a copy of a spreadsheet. Only Google sets it.
        from_copied_spreadsheet: plain<bool> = "fromCopiedSpreadsheet" read_only,
        /// Whether it came with an imported file. Only Google sets it.
        from_imported_spreadsheet: plain<bool> = "fromImportedSpreadsheet" read_only,
    }
}

open_enum! {
    /// What a reply does to its comment.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Post>.
    CommentAction {
        /// Nothing.
        NoChange = "NO_COMMENT_ACTION_CHANGE",
        /// It settles it.
        Resolve = "RESOLVE",
        /// It opens it again.
        Reopen = "REOPEN",
    }
}

schema! {
    /// Who wrote a post.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PostAuthor>.
    PostAuthor {
        /// The name, if it is known.
        display_name: value<String> = "displayName",
        /// The person's name in the People API, `users/…`; absent for someone anonymous and for
        /// imported posts.
        user: value<String> = "user",
        /// Whether it is the user who asks.
        me: plain<bool> = "me",
        /// Whether it is someone anonymous.
        anonymous: plain<bool> = "anonymous",
    }
}
