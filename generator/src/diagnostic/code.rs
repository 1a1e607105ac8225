//! The rules that can speak, by name.

/// Declares the codes once: name in Rust, name on the terminal, and what to do in general.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $help:literal;)+) => {
        /// A rule of the pipeline. Its text is stable: corrections and scripts refer to it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// All codes, in the order of the stages.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The stable name.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Code::$variant => $text,)+ }
            }

            /// What to do when nothing more particular is known.
            #[must_use]
            pub fn help(self) -> &'static str {
                match self { $(Code::$variant => $help,)+ }
            }
        }
    };
}

impl Code {
    /// Whether it means that a part of the page is missing, or may stand anywhere.
    #[must_use]
    pub fn breaks_the_page(self) -> bool {
        matches!(
            self,
            Self::NotUtf8
                | Self::EmptyPage
                | Self::TooLarge
                | Self::UnclosedFence
                | Self::UnclosedTag
                | Self::NoRequestLine
        )
    }

    /// Whether everybody decides alike about it, whatever the page: what the tool does about it is right or
    /// harmless, so it is counted in the report and is no finding.
    #[must_use]
    pub fn is_counted(self) -> bool {
        matches!(
            self,
            Self::PlacedByExample
                | Self::RepeatedRow
                | Self::UndocumentedPlaceholder
                | Self::NoSuccessStatus
                | Self::ExampleSyntax
                | Self::ExampleUnknownKey
                | Self::ExampleValue
                | Self::OverviewGap
                | Self::ContentsGap
        )
    }

    /// Whether it may follow from a heading that is unknown, since nothing under such a one is a part of the
    /// operation.
    #[must_use]
    pub fn may_follow_from_a_heading(self) -> bool {
        matches!(self, Self::UnusedTable | Self::UndescribedBody | Self::ExampleShape)
    }
}

codes! {
    /// The file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf8", "save the page as UTF-8";
    /// The file holds no text.
    EmptyPage = "empty-page", "restore the page or delete it";
    /// A part of the page is larger than anything that could be meant.
    TooLarge = "too-large", "split the page, or fix the spans of its cells";
    /// Elements or structures stand in each other without end.
    TooDeep = "too-deep", "close the tags, or point the links at the tables that are meant";
    /// A fence is never closed.
    UnclosedFence = "unclosed-fence", "close the fence with ``` at the same indentation";
    /// A tag is never closed, or closed twice.
    UnclosedTag = "unclosed-tag", "balance the tags of the table";
    /// A row has more or fewer cells than the head.
    RaggedRow = "ragged-row", "give the row one cell for each column";
    /// A heading that the vocabulary does not know.
    UnknownHeading = "unknown-heading", "add the spelling to sections.toml in generator/vocabulary";
    /// A column head that the vocabulary does not know.
    UnknownColumn = "unknown-column", "add the spelling to columns.toml in generator/vocabulary";
    /// Two columns of one kind that say different things.
    RepeatedColumn = "repeated-column", "say in columns.toml in generator/vocabulary what the second one holds";
    /// A parameter table lacks a column it needs.
    MissingColumn = "missing-column", "restore the column, or correct its head";
    /// A caption or label that the vocabulary does not know.
    UnknownCaption = "unknown-caption", "add the spelling to captions.toml in generator/vocabulary";
    /// A table that nothing on the page explains.
    UnusedTable = "unused-table", "link the table from a field, or give it a caption that says what it is";
    /// A block that nothing consumed.
    UnusedBlock = "unused-block", "say in docs/recognize where such a block belongs";
    /// An operation page without a request line.
    NoRequestLine = "no-request-line", "write METHOD /path in the URI section";
    /// A page of a web socket: the client sends requests of HTTP.
    WebSocket = "web-socket", "leave the page out: no operation can come of it";
    /// A type text that the grammar does not know.
    UnknownType = "unknown-type", "correct the cell, or add the spelling to types.toml in generator/vocabulary";
    /// A type in the column that says what is mandatory, and the reverse.
    SwappedCells = "swapped-cells", "exchange the two cells, or accept that they are read the other way round";
    /// A cell of the mandatory column that is not a yes or no.
    UnknownMandatory = "unknown-mandatory", "write Yes or No in the page's language; a condition may follow";
    /// An element of XML inside of one that no row describes.
    UnknownParent = "unknown-parent", "add a row for the element, or correct its name";
    /// A link to a table that does not exist.
    DanglingLink = "dangling-link", "point the link at the anchor of a table on the page";
    /// A table that only elimination gives to a field.
    TableByElimination = "table-by-elimination", "link the table from the field, or accept that it is the one meant";
    /// A table whose caption names the element of a field.
    TableByElement = "table-by-element", "link the table from the field, or accept that it is the one meant";
    /// A name that holds a secret elsewhere in the service.
    SecretElsewhere = "secret-elsewhere", "mark it as secret in the corrections, or accept that it holds none here";
    /// A row of a parameter table without a name.
    UnnamedField = "unnamed-field", "name the parameter, or delete the row";
    /// A parameter of path, query or header that is described by members.
    MemberOutsideBody = "member-outside-body", "only a body has members: correct the name or where the table belongs";
    /// Two fields of one table have one name.
    DuplicateField = "duplicate-field", "rename or delete one of the two rows";
    /// Two rows of one name that say the same of it.
    RepeatedRow = "repeated-row", "nothing: the first row counts";
    /// The page's example shows fields elsewhere than their table.
    PlacedByExample = "placed-by-example", "nothing if the example is right; otherwise correct it, or what was placed";
    /// An example shows a body that no table describes, or several rows describe the elements of its list.
    UndescribedBody = "undescribed-body", "give its fields in the corrections, or accept that it is any JSON";
    /// Two pages declare one operation.
    DuplicateOperation = "duplicate-operation", "delete one of the pages, or name them apart in the corrections";
    /// A name that pages of different operations claim.
    DisputedName = "disputed-name", "name the operation in the corrections, or fix the link to the vendor's tool";
    /// An operation that its page does not name.
    UnnamedOperation = "unnamed-operation", "name the operation below `names:` in the corrections";
    /// A path placeholder that no row explains.
    UndocumentedPlaceholder = "undocumented-placeholder", "nothing if it is text; otherwise correct its type";
    /// A path parameter that has no placeholder.
    UnusedPathParameter = "unused-path-parameter", "use the parameter in the URI, or move it to the query table";
    /// No status of the operation means success.
    NoSuccessStatus = "no-success-status", "nothing: any status from 200 to 299 is a success";
    /// A status outside 2xx that the page calls a success.
    FailureCalledSuccess = "failure-called-success", "correct the description or the status";
    /// A list that comes page by page, without a word on how.
    UnclearPaging = "unclear-paging", "say how under `at: paging` in the corrections, or accept that the client asks for one page";
    /// An example that is not JSON.
    ExampleSyntax = "example-syntax", "nothing, unless the example should be printed: then correct it";
    /// An example with a key that no table has.
    ExampleUnknownKey = "example-unknown-key", "nothing: the client keeps what it does not know; add the field if it should have a type";
    /// An example that has a body where no table describes one, or all of it inside of one key.
    ExampleShape = "example-shape", "correct the tables or the example in the corrections";
    /// An example that lacks a required key.
    ExampleMissingKey = "example-missing-key", "correct the table or the example";
    /// An example whose value has another type than the table says.
    ExampleType = "example-type", "correct the type or the example; accept it where the client's leniency covers it";
    /// An example whose value is not in the list of values.
    ExampleValue = "example-value", "nothing: lists of values are open; add the value if it should have a name";
    /// An example whose request line contradicts the URI.
    ExampleRequestLine = "example-request-line", "correct the example or the URI";
    /// The overview lists an operation otherwise than its page.
    OverviewMismatch = "overview-mismatch", "correct the page or the row";
    /// The overview lists what no page describes, or the reverse.
    OverviewGap = "overview-gap", "nothing, unless the page is lost: operations come of pages";
    /// The table of contents lists a page that does not exist, or leaves out an operation.
    ContentsGap = "contents-gap", "nothing, unless the page is lost; one outside of the contents is an old one";
    /// A name with more bytes than the name of a file may have.
    LongName = "long-name", "give the operation a shorter name under `names` in the corrections";
    /// Rows read and rows explained do not add up.
    Unaccounted = "unaccounted", "this is a defect of the reader; report it with the page";
    /// A correction whose address does not exist.
    CorrectionNotFound = "correction-not-found", "the page has changed: look at it again, then update or delete the correction";
    /// A correction whose `was` is not what the page says.
    CorrectionStale = "correction-stale", "the page has changed: look at it again, then update or delete the correction";
    /// A correction that produces an invalid spec.
    CorrectionInvalid = "correction-invalid", "see spec/schema/operation.json for what may stand there";
    /// A correction that changes nothing.
    CorrectionNoop = "correction-noop", "delete the correction";
    /// An acceptance that matches no diagnostic.
    AcceptanceUnused = "acceptance-unused", "delete the acceptance";
    /// An entry of the wording that no operation, field or value has.
    UnusedWording = "unused-wording", "delete the entry, or correct its name";
    /// A file of the spec that cannot be read.
    InvalidSpec = "invalid-spec", "run codegen from the pages, or undo the edit";
    /// A corrections, wording or sources file that cannot be read.
    InvalidSettings = "invalid-settings", "see the JSON Schema beside the file for what may stand there";
    /// Two things that get the same Rust name.
    NameCollision = "name-collision", "give one of them a name in the corrections";
    /// A type that is still unknown when Rust is wanted.
    UnknownTypeLeft = "unknown-type-left", "decide the type in the corrections";
}
