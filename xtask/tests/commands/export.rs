//! What export writes, and what it says of a service that there is not.

use crate::workspace::Workspace;

#[test]
fn each_service_is_a_file() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let ran = workspace.run(&["export", "openapi", "--out", "api"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    let written = workspace.read("api/sound.json");
    assert!(written.contains("\"operationId\": \"v1_list_labels\""), "{written}");
}

#[test]
fn a_service_that_there_is_not_is_named() {
    let ran = Workspace::new().run(&["export", "openapi", "silence"]);
    assert_eq!(ran.exit_code, 2, "{}", ran.errors);
    assert!(ran.errors.contains("there is no service `silence`"), "{}", ran.errors);
}
