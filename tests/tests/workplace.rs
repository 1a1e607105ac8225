//! The program of five services, against servers on this machine that answer from the pages: with their examples where the
//! pages lie beside the workspace, else with samples of what they say a response is made of.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use generator::spec::{
    model::{Body, Operation},
    service::Service,
};
use huaweicloud_client::{Client, Credentials};
use serde_json::{Value as Json, json};
use tests::services::Source;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers::any};

#[allow(dead_code, reason = "the tests over all operations make requests as well")]
#[path = "operations/sample.rs"]
mod sample;
#[allow(dead_code, reason = "its main function reaches for the network")]
#[path = "../../generated-client/examples/workplace.rs"]
mod workplace;

const SERVICES: [&str; 5] = ["ecs", "evs", "iam", "mrs", "vpc"];

/// What was asked for, operation by operation, over all services.
type Asked = Arc<Mutex<Vec<String>>>;

/// A service that says what its pages show.
struct Pages {
    service: Service,
    asked: Asked,
    /// An operation that fails, and how.
    failing: (&'static str, u16, &'static str),
}

impl Respond for Pages {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let operation = self.operation(request);
        let name = format!("{} {}", operation.service, operation.name);
        let mut asked = self.asked.lock().unwrap();
        let before = asked.iter().filter(|asked| **asked == name).count();
        asked.push(name);
        let (failing, status, code) = self.failing;
        if operation.name == failing {
            return ResponseTemplate::new(status)
                .set_body_json(json!({"error": {"code": code, "message": "no"}}));
        }
        let mut answers = answers(operation);
        let is_last = is_behind_the_first_page(operation, request);
        let at = if is_last { 0 } else { before.min(answers.len().saturating_sub(1)) };
        if answers.is_empty() {
            return ResponseTemplate::new(204);
        }
        let mut answer = answers.swap_remove(at);
        if let (true, Some(items)) = (is_last, operation.paging.as_ref().and_then(|it| it.items.as_deref())) {
            *answer.pointer_mut(&format!("/{items}")).unwrap() = json!([]);
        }
        ResponseTemplate::new(200).set_body_json(answer)
    }
}

impl Pages {
    /// The operation with this path; of several, the one that says most of it itself.
    fn operation(&self, request: &Request) -> &Operation {
        let path: Vec<&str> = request.url.path().split('/').collect();
        let given = |step: &str| step.starts_with('{');
        let fits = |operation: &&Operation| {
            let steps: Vec<&str> = operation.path.split('/').collect();
            operation.method.text() == request.method.as_str()
                && steps.len() == path.len()
                && steps.iter().zip(&path).all(|(step, found)| given(step) || step == found)
        };
        let found = self.service.operations.iter().filter(fits);
        let found =
            found.min_by_key(|operation| operation.path.split('/').filter(|step| given(step)).count());
        found.unwrap_or_else(|| panic!("no page has {} {}", request.method, request.url.path()))
    }
}

/// The successes that the page shows, in its order; or else a sample in the state that callers wait for. What has no
/// state to wait for is no success.
fn answers(operation: &Operation) -> Vec<Json> {
    let shown = operation.response_examples.iter().filter(|example| !example.failure);
    let has_states = |body: &Json| {
        operation.waiters.iter().all(|waiter| body.pointer(&format!("/{}", waiter.field)).is_some())
    };
    let shown: Vec<Json> = shown.filter_map(|example| example.body.clone()).filter(has_states).collect();
    if !shown.is_empty() {
        return shown;
    }
    let sampled = operation.successes().next().map(|body| sampled(operation, body));
    sampled.into_iter().collect()
}

fn sampled(operation: &Operation, body: &Body) -> Json {
    // An ID goes into the paths of other requests.
    let text = sample::body(body).to_string().replace(sample::TEXT, "sample");
    let mut answer: Json = serde_json::from_str(&text).unwrap();
    for waiter in &operation.waiters {
        let state = answer.pointer_mut(&format!("/{}", waiter.field));
        if let Some((state, until)) = state.zip(waiter.until.first()) {
            *state = json!(until);
        }
    }
    answer
}

/// Whether another page is asked for than the first, behind which there is nothing.
fn is_behind_the_first_page(operation: &Operation, request: &Request) -> bool {
    let Some(paging) = &operation.paging else { return false };
    let position = request.url.query_pairs().find(|(name, _)| *name == paging.position);
    let first = paging.first.unwrap_or_default().to_string();
    position.is_some_and(|(_, position)| position != first)
}

/// A client of the five services, and what they were asked.
async fn client(
    of: fn(&Source) -> Service,
    failing: (&'static str, u16, &'static str),
) -> (Client, Asked, Vec<MockServer>) {
    let asked = Asked::default();
    let mut servers = Vec::new();
    let mut builder = Client::builder().credentials(Credentials::access_key("ak", "sk"));
    for name in SERVICES {
        let server = MockServer::start().await;
        let pages = Pages { service: of(Source::named(name)), asked: Arc::clone(&asked), failing };
        Mock::given(any()).respond_with(pages).mount(&server).await;
        builder = builder.endpoint_of(name, server.uri());
        servers.push(server);
    }
    (builder.build().unwrap(), asked, servers)
}

/// What was asked for, without what was asked again.
fn steps(asked: &Asked) -> Vec<String> {
    let mut asked = asked.lock().unwrap().clone();
    asked.dedup();
    asked
}

const MAKING: [&str; 9] = [
    "vpc create_vpc",
    "vpc create_subnet",
    "vpc show_subnet",
    "evs create_volume",
    "evs show_job",
    "ecs create_post_paid_servers",
    "ecs show_job",
    "ecs attach_server_volume",
    "ecs show_job",
];
const CLEANING: [&str; 6] = [
    "ecs delete_servers",
    "ecs show_job",
    "evs delete_volume",
    "evs show_job",
    "vpc delete_subnet",
    "vpc delete_vpc",
];

async fn runs(of: fn(&Source) -> Service) {
    let (client, asked, _servers) = client(of, ("", 0, "")).await;
    let client = client.with_project(workplace::project_id(&client).await.unwrap());
    let mut place = workplace::Workplace::default();
    // A page that shows no end of a job would be waited for.
    tokio::time::timeout(Duration::from_mins(1), place.make(&client, "image")).await.unwrap().unwrap();
    let names = workplace::inventory(&client).await.unwrap();
    assert!(!names.is_empty());
    tokio::time::timeout(Duration::from_mins(1), place.clean_up(&client)).await.unwrap().unwrap();

    let mut steps = steps(&asked);
    steps.retain(|step| !step.contains("list"));
    assert_eq!(steps, [&MAKING[..], &CLEANING].concat());
}

/// What the committed spec says of a service.
fn committed(source: &Source) -> Service {
    source.spec()
}

/// The same with the examples of its pages.
fn with_examples(source: &Source) -> Service {
    source.read_whole(&source.pages())
}

#[tokio::test]
async fn it_runs_on_samples() {
    runs(committed).await;
}

#[tokio::test]
async fn it_runs_on_the_examples_of_the_pages() {
    if SERVICES.iter().any(|name| Source::named(name).folder().is_none()) {
        println!("skipped: the vendor's pages do not lie beside the workspace");
        return;
    }
    runs(with_examples).await;
}

#[tokio::test]
async fn what_was_made_before_a_failure_is_cleaned_up() {
    let (client, asked, _servers) = client(committed, ("create_post_paid_servers", 400, "Ecs.0001")).await;
    let mut place = workplace::Workplace::default();
    let client = client.with_project("p");
    let error = place.make(&client, "image").await.unwrap_err();
    assert!(error.to_string().contains("Ecs.0001"), "{error}");
    place.clean_up(&client).await.unwrap();
    let steps = steps(&asked);
    assert_eq!(steps[steps.len() - 4..], CLEANING[2..]);
}

#[tokio::test]
async fn what_is_gone_is_cleaned_up() {
    let (client, asked, _servers) = client(committed, ("delete_volume", 404, "EVS.5404")).await;
    let client = client.with_project("p");
    let mut place = workplace::Workplace::default();
    place.make(&client, "image").await.unwrap();
    place.clean_up(&client).await.unwrap();
    assert!(
        steps(&asked)
            .ends_with(&["evs delete_volume", "vpc delete_subnet", "vpc delete_vpc"].map(str::to_owned))
    );
}
