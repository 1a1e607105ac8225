//! Error codes that pages list for all operations: a correction is about an operation, and says none of them.

use super::Unsaid;
use crate::spec::model::ErrorCode;

/// The file that holds them.
const FILE: &str = "error_codes";

/// What a person changed about them.
pub(super) fn unsaid(pages: &[ErrorCode], edited: &[ErrorCode]) -> Vec<Unsaid> {
    let unsaid = |at: String, message: String, help: &str| Unsaid {
        operation: FILE.to_owned(),
        at,
        message,
        help: help.to_owned(),
    };
    let changed = edited.iter().enumerate().filter(|(_, code)| !pages.contains(code)).map(|(at, code)| {
        let is_alike = |one: &&ErrorCode| ErrorCode { class: code.class, ..(*one).clone() } == *code;
        if pages.iter().any(|one| is_alike(&one)) {
            let message = "no correction says what an error code means to a program".to_owned();
            return unsaid(format!("{at}/class"), message, "name the code below `errors` in the corrections");
        }
        let message = format!("no correction says that `{}` is an error code like this", code.code);
        unsaid(at.to_string(), message, "change the page that lists it, or undo the edit")
    });
    let gone = pages.iter().filter(|code| edited.iter().all(|one| one.code != code.code));
    let gone = gone.map(|code| {
        let message = format!("no correction takes out the error code `{}`", code.code);
        unsaid(
            String::new(),
            message,
            "take it out of the page that lists it, or run codegen to have it again",
        )
    });
    changed.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::behaviour::ErrorClass;

    fn code(code: &str, status: u16, class: Option<ErrorClass>) -> ErrorCode {
        ErrorCode { code: code.to_owned(), status: Some(status), class, ..ErrorCode::default() }
    }

    #[test]
    fn each_change_is_told_at_the_code_and_nothing_else() {
        let pages = [code("A.1", 400, None), code("A.2", 404, None), code("A.3", 500, None)];
        assert_eq!(unsaid(&pages, &pages), []);
        let edited =
            [code("A.1", 403, None), code("A.2", 404, Some(ErrorClass::NotFound)), code("A.4", 500, None)];
        let told = unsaid(&pages, &edited);
        let told: Vec<_> = told.iter().map(|one| (one.at.as_str(), one.message.as_str())).collect();
        assert_eq!(
            told,
            [
                ("0", "no correction says that `A.1` is an error code like this"),
                ("1/class", "no correction says what an error code means to a program"),
                ("2", "no correction says that `A.4` is an error code like this"),
                ("", "no correction takes out the error code `A.3`"),
            ]
        );
    }
}
