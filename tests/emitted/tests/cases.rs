//! What is emitted does on the wire what the specs say.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use emitted::{
    array_root_body, bare_array_response, behaviour_beyond_one_request as beyond, colliding_field_names,
    constant_query, header_parameter, keyword_field, map_of_arrays, no_required_parameter,
    open_enum_of_integers, recursive_structure, secret_field, structure_of_several_operations as several,
    two_success_bodies,
};
use huaweicloud_client::{
    Client, Operation,
    core::{
        Paged, Request,
        codec::{Decode, decode, encode},
    },
};
use serde_json::{Value as Json, json};

/// The request that an operation makes, with its payload.
fn built<O: Operation>(operation: &O) -> (Request, Json) {
    let request = operation.request().unwrap();
    let body = serde_json::from_slice(request.body()).unwrap_or_default();
    (request, body)
}

/// An answer as the client reads it.
fn answer<O: Operation>(_: &O, body: &Json) -> O::Output {
    read(body)
}

fn read<T: Decode>(body: &Json) -> T {
    decode(body.to_string().as_bytes()).unwrap()
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn a_list_is_a_payload_and_an_answer() {
    use array_root_body::v2::{AddLabels, add_labels::Label};
    let (request, body) =
        built(&AddLabels::new("a/b").body([Label::new().key("colour").value("red"), Label::new().key("x")]));
    assert_eq!(request.method(), http::Method::POST);
    assert_eq!(request.path(), "/v2/{project_id}/shelves/a%2Fb/labels");
    assert_eq!(body, json!([{"key": "colour", "value": "red"}, {"key": "x"}]));
    let rules = answer(&bare_array_response::v2::ListRules::new(), &json!([{"rule_name": 1}, {}]));
    assert_eq!(rules[0].rule_name.as_deref(), Some("1"));
    assert_eq!(rules[1].active, None);
}

#[test]
fn what_no_page_documents_comes_back_and_goes_out() {
    let sent = json!([{"rule_name": "a", "priority": 3}]);
    let rules = answer(&bare_array_response::v2::ListRules::new(), &sent);
    assert_eq!(rules[0].extra["priority"], 3);
    assert_eq!(serde_json::from_slice::<Json>(&encode(&rules)).unwrap(), sent);
    let mut copy =
        colliding_field_names::v2::CopyShelf::new("path").name_body("payload").extra_body("documented");
    copy.body.extra.insert("more".to_owned(), 1.into());
    assert_eq!(built(&copy).1, json!({"name": "payload", "extra": "documented", "more": 1}));
}

#[test]
fn parameters_go_where_they_belong() {
    let copy = colliding_field_names::v2::CopyShelf::new("path").name_body("payload");
    let (request, body) = built(&copy.name_query("query").name_header("header"));
    assert_eq!(request.path(), "/v2/{project_id}/shelves/path/copy");
    assert_eq!(request.query(), [pair("name", "query")]);
    assert_eq!(request.headers()["name"], "header");
    assert_eq!(body, json!({"name": "payload"}));
    let (request, _) = built(&constant_query::v2::UpgradeShelf::new("s").dry_run(true));
    assert_eq!(request.query(), [pair("action_id", "upgrade"), pair("dry_run", "true")]);
    let (request, _) =
        built(&header_parameter::v2::UploadScan::new("scan").x_language("zh-cn").x_client_token("t"));
    assert_eq!(
        (&request.headers()["x-language"], &request.headers()["x-client-token"]),
        (&"zh-cn".parse().unwrap(), &"t".parse().unwrap())
    );
    let (request, _) = built(&no_required_parameter::v2::ListShelves::new().ids(["1", "2"]));
    assert_eq!(request.query(), [pair("ids", "1"), pair("ids", "2")]);
}

#[test]
fn names_on_the_wire_are_those_of_the_pages() {
    let (request, body) =
        built(&keyword_field::v2::Match::new("kind").self_body("me").r#async(true).new_body("n"));
    assert_eq!(request.path(), "/v2/{project_id}/match/kind");
    assert_eq!(body, json!({"self": "me", "async": true, "new": "n"}));
}

#[test]
fn maps_hold_lists() {
    use map_of_arrays::v2::SetIndex;
    let set = SetIndex::new().by_author([("a", vec!["one".to_owned()])]).counts([("a", 1)]);
    let (_, body) = built(&set);
    assert_eq!(body, json!({"by_author": {"a": ["one"]}, "counts": {"a": 1}}));
    let index = answer(&set, &json!({"by_author": {"a": [{"title": "one"}], "b": {"title": "lone"}}}));
    assert_eq!(index.by_author.unwrap()["b"][0].title.as_deref(), Some("lone"));
}

#[test]
fn lists_of_values_are_open() {
    use open_enum_of_integers::v2::{SetLevel, set_level::Level};
    assert_eq!(built(&SetLevel::new(Level::High)).0.path(), "/v2/{project_id}/levels/1");
    assert_eq!(built(&SetLevel::new(7)).0.path(), "/v2/{project_id}/levels/7");
    assert!(!Level::from(7).is_known());
}

#[test]
fn structures_may_hold_themselves() {
    use recursive_structure::v2::{PlantTree, plant_tree::Node};
    let root =
        Node::new().title("root").next(Node::new().title("next")).children([Node::new().title("child")]);
    let plant = PlantTree::new().root(root);
    let (_, body) = built(&plant);
    let expected =
        json!({"root": {"title": "root", "next": {"title": "next"}, "children": [{"title": "child"}]}});
    assert_eq!(body, expected);
    assert_eq!(read::<recursive_structure::v2::plant_tree::PlantTreeBody>(&body), plant.body);
}

#[test]
fn secrets_are_sent_and_not_shown() {
    let set = secret_field::v2::SetCode::new().code("very-secret");
    assert_eq!(built(&set).1, json!({"code": "very-secret"}));
    assert!(!format!("{set:?}").contains("very-secret"));
    let read = answer(&set, &json!({"recovery_code": "very-secret"}));
    assert!(!format!("{read:?}").contains("very-secret"));
}

#[test]
fn an_answer_has_the_fields_of_all_successes() {
    let order = two_success_bodies::v2::OrderShelf::new();
    let read = answer(&order, &json!({"order": {"id": "o", "position": 2}, "queue": "q"}));
    assert_eq!((read.order.unwrap().position, read.queue.as_deref()), (Some(2), Some("q")));
}

/// A label that one operation answers with can be sent by another, and is exported by all.
#[test]
fn a_structure_of_several_operations_is_one_type() {
    let answered =
        answer(&several::v2::ListLabels::new(), &json!({"labels": {"text": "t", "colour": "red"}}));
    let mut labels: Vec<several::v1::label_colour::Label> = answered.labels.unwrap();
    let label: several::v2::create_label::Label = labels.remove(0);
    assert_eq!(label.colour, Some(several::v1::label_colour::Colour::Red));
    let (_, body) = built(&several::v2::CreateLabel::new().label(label));
    assert_eq!(body, json!({"label": {"text": "t", "colour": "red"}}));
}

#[test]
fn answers_are_read_leniently() {
    let text = json!({"shelves": [{"id": 5}], "unheard_of": true});
    let list: no_required_parameter::v2::list_shelves::ListShelvesResponse = read(&text);
    assert_eq!(list.shelves.unwrap()[0].id.as_deref(), Some("5"));
}

/// The elements of a list whose pages are these, and what was asked for.
async fn listed<O: Paged>(list: &O, pages: &[Json]) -> (Vec<O::Item>, Vec<String>) {
    let mock = Client::mock();
    for page in pages {
        mock.on::<O>().reply(page.clone());
    }
    let items = mock.client().items(list).collect().await.unwrap();
    let calls = mock.calls::<O>().into_iter().map(|call| {
        format!("{} {}", call.uri().query().unwrap_or_default(), String::from_utf8_lossy(call.body()))
    });
    (items, calls.collect())
}

#[tokio::test]
async fn lists_come_page_by_page() {
    let page = |ids: &[&str]| {
        let boxes: Vec<Json> = ids.iter().map(|id| json!({"id": id})).collect();
        json!({"page": {"boxes": boxes, "count": "3"}})
    };
    let pages = [page(&["a", "b"]), page(&["c"])];
    let (boxes, calls) = listed(&beyond::v2::ListBoxes::new().limit(2), &pages).await;
    assert_eq!(boxes.iter().map(|one| one.id.as_deref().unwrap()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(calls, ["limit=2 ", "limit=2&offset=2 "]);
    let pages =
        [json!({"marks": ["a"], "page_info": {"next": "m"}}), json!({"marks": ["b"], "page_info": {}})];
    let (marks, calls) = listed(&beyond::v2::ListByMarker::new(), &pages).await;
    assert_eq!(
        (marks, calls),
        (vec!["a".to_owned(), "b".to_owned()], vec![" ".to_owned(), "marker=m ".to_owned()])
    );
    let pages = [json!([{"key": "a"}, {"key": "b"}]), json!([])];
    let (found, calls) = listed(&beyond::v2::SearchBoxes::new(), &pages).await;
    assert_eq!((found.len(), calls), (2, vec![" {}".to_owned(), r#" {"marker":"b"}"#.to_owned()]));
    assert!(beyond::v2::SearchBoxes::new().request().unwrap().is_idempotent());
}

#[tokio::test]
async fn a_state_fails_or_is_waited_for() {
    use beyond::v2::ShowBox;
    let show = ShowBox::new("b");
    let mock = Client::mock();
    mock.on::<ShowBox>().reply(json!({"box": {"state": "broken", "why": "it fell"}}));
    let error = show.send(&mock.client()).await.unwrap_err();
    assert!(error.to_string().ends_with("broken: it fell"), "{error}");
    let state = |state: &str| answer(&show, &json!({"box": {"state": state}}));
    assert_eq!(ShowBox::is_box_open(&state("open")), Ok(true));
    assert_eq!(ShowBox::is_box_open(&state("new")), Ok(false));
    assert_eq!(ShowBox::is_box_open(&answer(&show, &json!({}))), Ok(false));
    assert!(ShowBox::is_box_open(&state("lost")).is_err());
}

/// Each in the form in which a caller has it.
#[test]
fn fields_are_set_to_what_callers_have() {
    use std::collections::{BTreeMap, HashMap};
    let counts =
        |set: map_of_arrays::v2::SetIndex| -> Json { serde_json::from_slice(&encode(&set.body)).unwrap() };
    let set = map_of_arrays::v2::SetIndex::new;
    let expected = json!({"counts": {"a": 1}});
    assert_eq!(counts(set().counts(HashMap::from([("a", 1_u32)]))), expected);
    assert_eq!(counts(set().counts(BTreeMap::from([("a".to_owned(), 1_i64)]))), expected);
    assert_eq!(counts(set().counts(vec![("a", 1_usize)])), expected);
    let (request, _) = built(&no_required_parameter::v2::ListShelves::new().ids([1, 2]));
    assert_eq!(request.query(), [pair("ids", "1"), pair("ids", "2")]);
}
