//! What was judged of the diff is told to be old once something else is compiled.

use std::path::Path;

use crate::workspace::Workspace;

const TABLE: &str = "tests/proof/diff.md";
const DIGEST: &str = "Digest of what is compiled: ";
const MACRO: &str = "generated-client/core/src/operation/declaration.rs";

#[test]
fn what_was_judged_of_other_code_is_stale() {
    let workspace = Workspace::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for part in ["tests/cases/diff-proof", TABLE, "generated-client/core/src"] {
        workspace.copy(&root.join(part), part);
    }
    let table = workspace.read(TABLE);
    let judged_of = |digest: &str| {
        let before = table.split(DIGEST).next().unwrap();
        workspace.write(TABLE, &format!("{before}{DIGEST}{digest}\n"));
        let ran = workspace.run(&["ci", "diff-proof"]);
        let said = ran.output + &ran.errors;
        (
            said.contains("judged before the runtime's macros, the emitted clients or the callers changed"),
            said,
        )
    };
    let (is_stale, said) = judged_of("000000.");
    assert!(is_stale, "{said}");
    let present = said.lines().find_map(|line| line.strip_prefix('+')?.split_once(DIGEST)).unwrap().1;
    assert!(!judged_of(present).0, "{present}");
    let declared = workspace.read(MACRO);
    workspace.write(MACRO, &declared.replace("pub fn new", "pub fn renewed"));
    assert!(judged_of(present).0);
}
