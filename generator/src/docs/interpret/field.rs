//! A row of a parameter table becomes a field.

use super::{
    Sources,
    draft::Draft,
    facts::Facts,
    recorder::{FieldId, Recorder, Subject},
};
use crate::{
    diagnostic::Code,
    docs::{
        document::ParagraphKind,
        page::Scope,
        rows::{ParameterRow, is_identifier},
        vocabulary::{
            captions::Caption,
            columns::Column,
            mandatory::{Mandatory, mandatory},
            nothing, paging, prose,
            secrets::is_secret,
            sections::Section,
            several, table_numbers,
            types::{TypeCell, names_several, type_cell},
        },
    },
    spec::{
        evidence::{Aspect, Evidence},
        model::{Field, Type},
    },
};

/// A row as fields: one, or several where the row names several; none where it says that there is
/// nothing.
pub(super) fn fields(sources: &Sources<'_>, recorder: &mut Recorder, row: &ParameterRow<'_>) -> Vec<Draft> {
    let Some(field) = field(sources, recorder, row) else { return Vec::new() };
    let names = several::names(&row.name);
    let is_prose = several::is_prose(&row.name_text);
    if is_prose || names.len() == 1 || !names.iter().all(|name| is_identifier(name)) {
        return vec![field];
    }
    // Names with a slash between them are one of several where one must be there, else they are all there.
    let is_choice =
        several::is_choice(&field.name) && (field.required == Some(true) || !field.name.contains('/'));
    let condition = if is_choice { Some(field.name.clone()) } else { field.condition.clone() };
    let required = if is_choice { Some(false) } else { field.required };
    let copy = |(at, name): (usize, &&str)| Draft {
        id: if at == 0 { field.id } else { recorder.identify(row.span) },
        field: Field {
            name: (*name).to_owned(),
            required,
            condition: condition.clone(),
            ..field.field.clone()
        },
    };
    names.iter().enumerate().map(copy).collect()
}

/// A row as a field; `None` where the row says that there is nothing, or lacks a name.
pub(super) fn field(sources: &Sources<'_>, recorder: &mut Recorder, row: &ParameterRow<'_>) -> Option<Draft> {
    let table = sources.page.table(row.id.table);
    if row.name.is_empty() && table.columns.contains(&Column::Name) && row.has_text {
        let finding = recorder.finding(Code::UnnamedField, row.span, "the row has no name");
        recorder.report(finding, Subject::Place);
    }
    if row.name.is_empty() || nothing::is_none_word(&row.name) {
        return None;
    }
    let id = recorder.identify(row.span);
    let stated = swapped(recorder, row, id).unwrap_or_else(|| {
        let (kind, evidence) = kind(sources, recorder, (row, id));
        Stated { kind, evidence, mandatory: necessity(recorder, row, id) }
    });
    let facts = Facts::new(table.scope(), row, &stated.kind);
    let mut field = Field {
        secret: is_secret(&row.name) && facts.is_text(),
        name: row.name.clone(),
        required: stated.mandatory.required.or(stated.kind.required),
        condition: stated.mandatory.condition,
        description: description(sources, row),
        kind: stated.kind.kind.clone(),
        ..Field::default()
    };
    field.evidence.extend(stated.evidence.map(|evidence| (Aspect::Type, evidence)));
    if field.secret {
        field.evidence.insert(Aspect::Secret, Evidence::Name);
    }
    facts.state(&mut field);
    Some(Draft { id, field })
}

/// What the cells of type and necessity say.
struct Stated {
    kind: TypeCell,
    evidence: Option<Evidence>,
    mandatory: Mandatory,
}

/// Cells of type and necessity that stand in each other's column: nothing else can be meant.
fn swapped(recorder: &mut Recorder, row: &ParameterRow<'_>, id: FieldId) -> Option<Stated> {
    let cell = row.kind_cell?;
    let other = row.mandatory?;
    let first = cell.plain();
    let mandatory = mandatory(&first).filter(|said| said.required.is_some())?;
    let second = other.plain();
    let kind = type_cell(&second);
    if matches!(kind.kind, Type::Unknown(_) | Type::Struct(_)) {
        return None;
    }
    let message = format!("`{first}` stands in the column of types, and `{second}` says what is mandatory");
    let finding = recorder.finding(Code::SwappedCells, &cell.span, message);
    recorder.report(finding.label("this cell should name a type"), Subject::Field(id, Some("type")));
    Some(Stated { kind, evidence: None, mandatory })
}

/// The type; path and query tables often have no such column, since all they hold is text.
fn kind(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    (row, id): (&ParameterRow<'_>, FieldId),
) -> (TypeCell, Option<Evidence>) {
    let table = sources.page.table(row.id.table);
    let Some(cell) = row.kind_cell else {
        let stated = prose::stated_type(&row.description_text).map(type_cell);
        let is_known = |stated: &TypeCell| !matches!(stated.kind, Type::Struct(_) | Type::Unknown(_));
        if let Some(stated) = stated.filter(is_known) {
            return (stated, Some(Evidence::Prose));
        }
        if paging::role(&row.name).is_some_and(paging::Role::is_number) {
            let kind = Type::Integer;
            return (TypeCell { kind, max_length: None, required: None, format: None }, Some(Evidence::Name));
        }
        let is_body = (matches!(table.scope(), Scope::Response(_)) || table.section == Section::Request)
            && table.caption != Some(Caption::Header);
        let kind = if is_body { Type::Unknown(String::new()) } else { Type::String };
        return (TypeCell { kind, max_length: None, required: None, format: None }, None);
    };
    if let Type::Unknown(text) = &row.kind.kind
        && !says_nothing(text)
    {
        let message = if text.is_empty() {
            "the type cell is empty".to_owned()
        } else {
            format!("`{text}` is no type")
        };
        let finding = recorder.finding(Code::UnknownType, row.span_of(Some(cell)), message);
        recorder.report(finding.label("this cell should name a type"), Subject::Field(id, Some("type")));
    }
    let is_several = names_several(&cell.plain(), &row.kind.kind);
    (row.kind.clone(), is_several.then_some(Evidence::SeveralTypes))
}

/// Whether the text of a type's cell says that the field holds nothing: `null`, a dash.
pub(super) fn says_nothing(cell: &str) -> bool {
    nothing::is_none_word(cell)
}

fn necessity(recorder: &mut Recorder, row: &ParameterRow<'_>, id: FieldId) -> Mandatory {
    let silent = Mandatory { required: None, condition: None };
    let Some(cell) = row.mandatory.or(row.optional) else {
        return silent;
    };
    let text = cell.plain();
    let said = mandatory(&text).map(|said| match row.optional {
        Some(_) => Mandatory { required: said.required.map(|may_be_left_out| !may_be_left_out), ..said },
        None => said,
    });
    said.unwrap_or_else(|| {
        let message = format!("`{text}` does not say whether the parameter is mandatory");
        let finding = recorder.finding(Code::UnknownMandatory, row.span_of(Some(cell)), message);
        let finding = finding.label("this cell should be a yes or a no");
        recorder.report(finding, Subject::Field(id, Some("required")));
        silent
    })
}

/// The description, with the remark behind the name and the facts of other columns below it. List items
/// have a dash. What leads to the numbered table of the field's own structure is left out: whoever reads it elsewhere
/// finds the structure, and has no numbers. Any other table is on the page alone.
fn description(sources: &Sources<'_>, row: &ParameterRow<'_>) -> String {
    let is_linked = sources.links.target(row.id).is_some();
    let mut description = String::with_capacity(row.description_text.len());
    let mut add = |mark: &str, text: &str| {
        if !description.is_empty() {
            description.push('\n');
        }
        description.push_str(mark);
        description.push_str(text);
    };
    for line in &row.lines {
        let text = if is_linked { table_numbers::without_pointers(&line.text) } else { line.text.clone() };
        if !text.is_empty() {
            add(if line.kind == ParagraphKind::Item { "- " } else { "" }, &text);
        }
    }
    row.stated.iter().map(String::as_str).chain(row.remark()).for_each(|text| add("", text));
    description
}
