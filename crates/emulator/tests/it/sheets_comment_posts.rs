//! Requests about the posts of a comment.

use std::time::Duration;

use serde_json::json;

use crate::book::Book;
use crate::sheets_comments::{INCLUDED, insert};

#[tokio::test]
async fn a_reply_resolves_a_thread_and_another_opens_it_again() {
    let book = Book::start().await;
    let id = insert(&book, "a").await["commentId"].take();
    for (post, status) in [
        (json!({ "content": "b" }), "OPEN"),
        (json!({ "commentAction": "RESOLVE" }), "RESOLVED"),
        (
            json!({ "content": "c", "commentAction": "NO_COMMENT_ACTION_CHANGE" }),
            "RESOLVED",
        ),
        (json!({ "content": "d", "commentAction": "REOPEN" }), "OPEN"),
    ] {
        let request = json!({ "commentId": id, "post": post });
        let reply = book.apply_one("addCommentReply", request).await["post"].take();
        assert_eq!(reply.get("content"), post.get("content"));
        let action = post.get("commentAction").cloned();
        let action = action.unwrap_or(json!("NO_COMMENT_ACTION_CHANGE"));
        assert_eq!(reply["commentAction"], action);
        let thread = &book.resource(INCLUDED).await["comments"][0];
        assert_eq!(thread["status"], status);
        assert_eq!(thread["replies"].as_array().unwrap().last(), Some(&reply));
    }
}

#[tokio::test]
async fn a_post_is_changed_at_a_later_time() {
    let book = Book::start().await;
    let thread = insert(&book, "a").await;
    let (id, head) = (&thread["commentId"], &thread["headPost"]);
    let reply = json!({ "commentId": id, "post": { "content": "b" } });
    let reply = book.apply_one("addCommentReply", reply).await["post"].take();
    let minute = Duration::from_secs(60);
    book.application.emulator.clock().advance(minute);
    for post in [head, &reply] {
        let update = json!({ "commentId": id, "postId": post["postId"], "content": "<new>" });
        book.apply_one("updateCommentPost", update).await;
    }
    let changed = book.resource(INCLUDED).await["comments"][0].take();
    for (old, new) in [
        (head, &changed["headPost"]),
        (&reply, &changed["replies"][0]),
    ] {
        assert_eq!(new["content"], "<new>");
        assert_eq!(new["contentHtml"], "&lt;new&gt;");
        assert_eq!(new["createTime"], old["createTime"]);
        assert!(new["updateTime"].as_str() > old["updateTime"].as_str());
    }
}

#[tokio::test]
async fn a_deleted_reply_leaves_an_empty_post_and_a_deleted_comment_nothing() {
    let book = Book::start().await;
    let id = insert(&book, "a").await["commentId"].take();
    let reply = json!({ "commentId": id, "post": { "content": "b" } });
    let reply = book.apply_one("addCommentReply", reply).await["post"].take();
    let delete = json!({ "commentId": id, "postId": reply["postId"] });
    book.apply_one("deleteCommentReply", delete.clone()).await;
    let left = book.resource(INCLUDED).await["comments"][0]["replies"][0].take();
    assert_eq!(left["deleted"], true);
    assert_eq!(
        (
            left.get("content"),
            left.get("contentHtml"),
            left.get("author")
        ),
        (None, None, None)
    );
    let unknown = format!("No post with id: {}", reply["postId"].as_str().unwrap());
    book.refuse("deleteCommentReply", delete, &unknown).await;
    book.apply_one("deleteComment", json!({ "commentId": id }))
        .await;
    let resource = book.resource(INCLUDED).await;
    assert_eq!(resource.get("comments"), None);
    assert_eq!(resource["sheets"][0].get("commentAnchors"), None);
    let unknown = format!("No comment with id: {}", id.as_str().unwrap());
    let late = json!({ "commentId": id, "post": { "content": "c" } });
    book.refuse("addCommentReply", late, &unknown).await;
    book.refuse("deleteComment", json!({ "commentId": id }), &unknown)
        .await;
}

#[tokio::test]
async fn a_first_post_and_one_that_resolves_cannot_be_deleted() {
    let book = Book::start().await;
    let thread = insert(&book, "a").await;
    let id = &thread["commentId"];
    let resolve = json!({ "commentId": id, "post": { "commentAction": "RESOLVE" } });
    let resolving = book.apply_one("addCommentReply", resolve).await["post"].take();
    for (post, message) in [
        (
            &thread["headPost"],
            "The first post of a comment cannot be deleted; delete the comment.",
        ),
        (
            &resolving,
            "A post that resolves or reopens a comment cannot be deleted.",
        ),
    ] {
        let delete = json!({ "commentId": id, "postId": post["postId"] });
        book.refuse("deleteCommentReply", delete, message).await;
    }
}

#[tokio::test]
async fn an_assigned_comment_is_assigned_to_somebody_else_by_a_reply() {
    let book = Book::start().await;
    let request =
        json!({ "content": "a", "coordinate": {}, "assigneeEmailAddress": "grace@sandbox.test" });
    let thread = book.apply_one("insertComment", request).await["commentThread"].take();
    assert_eq!(thread["headPost"]["assigneeEmail"], "grace@sandbox.test");
    let id = &thread["commentId"];
    let post = json!({ "content": "b", "assigneeEmail": "ada@sandbox.test" });
    let reply = json!({ "commentId": id, "post": post });
    let reply = book.apply_one("addCommentReply", reply).await["post"].take();
    assert_eq!(reply["assigneeEmail"], "ada@sandbox.test");
    let delete = json!({ "commentId": id, "postId": reply["postId"] });
    let message = "A post that assigns a comment cannot be deleted.";
    book.refuse("deleteCommentReply", delete, message).await;
    let both = json!({ "commentAction": "RESOLVE", "assigneeEmail": "ada@sandbox.test" });
    let both = json!({ "commentId": id, "post": both });
    let message = "A post that resolves or reopens a comment cannot assign it.";
    book.refuse("addCommentReply", both, message).await;
}
