//! What is said about an operation's behaviour must be borne out by its parameters and fields.

use crate::spec::{
    address,
    behaviour::{FailureWhen, PageStyle, Paging, Waiter},
    model::{Field, Operation, Type},
};

impl Operation {
    /// What is said about its behaviour that its parameters and fields do not bear out: the member that says
    /// so, and what is wrong.
    #[must_use]
    pub fn misbehaviour(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        let mut fault = |at: &str, wrong: Result<(), String>| {
            faults.extend(wrong.err().map(|message| (at.to_owned(), message)));
        };
        if let Some(paging) = &self.paging {
            fault("paging", self.check_paging(paging));
        }
        if let Some(FailureWhen { field, values, message }) = &self.failure_when {
            fault("failure_when", self.scalar(field).and_then(|state| check_values((field, state), values)));
            let message = message.iter().try_for_each(|message| self.scalar(message).map(drop));
            fault("failure_when", message);
        }
        for waiter in &self.waiters {
            let address = format!("waiters/{}", address::escape(&waiter.name));
            fault(&address, self.check_waiter(waiter));
        }
        faults
    }

    fn check_waiter(&self, Waiter { items, field, until, failure, .. }: &Waiter) -> Result<(), String> {
        let state = match items {
            None => self.scalar(field)?,
            Some(items) => single(field, self.of_element(self.element(Some(items))?, field)?)?,
        };
        check_values((field, state), until).and_then(|()| check_values((field, state), failure))
    }

    fn check_paging(&self, paging: &Paging) -> Result<(), String> {
        for name in [Some(&paging.position), paging.size.as_ref()].into_iter().flatten() {
            self.sent_field(name).ok_or_else(|| format!("neither the query nor the body holds `{name}`"))?;
        }
        for path in [&paging.next, &paging.total].into_iter().flatten() {
            self.scalar(path)?;
        }
        let element = self.element(paging.items.as_deref())?;
        if let Some(last) = &paging.last {
            self.of_element(element, last)?;
        }
        let (has_marker, has_first) =
            (paging.next.is_some() || paging.last.is_some(), paging.first.is_some());
        match paging.style {
            PageStyle::Marker if !has_marker => Err("markers need `next` or `last`".to_owned()),
            PageStyle::Offset | PageStyle::Page if !has_first => {
                Err("say as `first` where the first page begins".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// The type of what a list holds.
    fn element(&self, items: Option<&str>) -> Result<&Type, String> {
        let kinds = self.successes().filter_map(|body| match items {
            Some(path) => body.field(path).map(|field| &field.kind),
            None => body.root.as_ref(),
        });
        let mut elements = kinds.filter_map(|kind| match kind {
            Type::Array(element) => Some(&**element),
            _ => None,
        });
        elements.next().ok_or_else(|| match items {
            Some(path) => format!("no success has a list `{path}`"),
            None => "no success is a list: say as `items` which field of it is one".to_owned(),
        })
    }

    /// A field of a success that holds neither fields nor elements.
    fn scalar(&self, path: &str) -> Result<&Field, String> {
        let mut found = self.successes().filter_map(|body| body.field(path));
        single(path, found.next().ok_or_else(|| format!("no success has a field `{path}`"))?)
    }

    /// A field of what a list holds.
    fn of_element(&self, element: &Type, name: &str) -> Result<&Field, String> {
        let mut fields = self.successes().filter_map(|body| body.members(element)).flatten();
        let field = fields.find(|field| field.name == name);
        field.ok_or_else(|| format!("no element of the list has a field `{name}`"))
    }
}

fn single<'f>(path: &str, field: &'f Field) -> Result<&'f Field, String> {
    match field.kind {
        Type::Array(_) | Type::Map(_) | Type::Struct(_) => {
            Err(format!("`{path}` is `{}`, and no single value", field.kind))
        }
        _ => Ok(field),
    }
}

/// The values are those that the field lists, where it lists any.
fn check_values((path, field): (&str, &Field), values: &[String]) -> Result<(), String> {
    let is_listed = |value: &&String| field.values.iter().any(|listed| listed.value == **value);
    match values.iter().find(|value| !field.values.is_empty() && !is_listed(value)) {
        None => Ok(()),
        Some(value) => {
            let known: Vec<&str> = field.values.iter().map(|listed| listed.value.as_str()).collect();
            Err(format!("`{path}` is never `{value}`, but {}", known.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests;
