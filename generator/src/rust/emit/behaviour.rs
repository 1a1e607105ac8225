//! What an operation does beyond one request: pages of a list, failures of successes, what is waited for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    spelling::{docs, ident},
    types,
};
use crate::rust::module::{Failure, Member, Operation, PageOrder, Paging, RustType, Waiter};

/// How the pages of its list follow one another.
pub(super) fn paged(operation: &Operation) -> Option<TokenStream> {
    let paging = operation.paging.as_ref()?;
    let name = ident(&operation.name);
    let item = types::kind(&paging.item);
    let style = style(&paging.order);
    let body = paging.is_in_body.then(|| quote! { body. });
    let position = ident(&paging.position.name);
    let items = items(&paging.items);
    let marker = marker(paging);
    let total = paging.total.as_ref().map(|total| {
        let total = text(total);
        quote! {
            fn total(page: &Self::Output) -> Option<i64> {
                #total.trim().parse().ok()
            }
        }
    });
    Some(quote! {
        core::paged!(#name);
        impl core::Paged for #name {
            type Item = #item;
            const STYLE: core::PageStyle = #style;
            fn position(&mut self) -> &mut dyn core::Position {
                &mut self.#body #position
            }
            fn items(page: &mut Self::Output) -> Option<&mut Vec<Self::Item>> {
                #items
            }
            #marker
            #total
        }
    })
}

fn style(order: &PageOrder) -> TokenStream {
    match order {
        PageOrder::Marker(_) | PageOrder::LastElement(_) => quote! { core::PageStyle::Marker },
        PageOrder::Offset(first) => {
            let first = Literal::i64_unsuffixed(*first);
            quote! { core::PageStyle::Offset { first: #first } }
        }
        PageOrder::Page(first) => {
            let first = Literal::i64_unsuffixed(*first);
            quote! { core::PageStyle::Page { first: #first } }
        }
    }
}

fn items(way: &[Member]) -> TokenStream {
    let names: Vec<_> = way.iter().map(|member| ident(&member.name)).collect();
    let way = names.split_last();
    way.map_or_else(
        || quote! { Some(page) },
        |(last, before)| quote! { page #(.#before.as_mut()?)* .#last.as_mut() },
    )
}

fn marker(paging: &Paging) -> Option<TokenStream> {
    let marker = match &paging.order {
        PageOrder::Marker(way) => text(way),
        PageOrder::LastElement(member) => {
            let steps = steps(&paging.items);
            text_of(&quote! { page #steps.last()? }, std::slice::from_ref(member))
        }
        PageOrder::Offset(_) | PageOrder::Page(_) => return None,
    };
    Some(quote! {
        fn marker(page: &Self::Output) -> Option<String> {
            Some(#marker)
        }
    })
}

fn steps(way: &[Member]) -> TokenStream {
    let names = way.iter().map(|member| ident(&member.name));
    quote! { #(.#names.as_ref()?)* }
}

/// The text of a field of a page, in a function that ends where it is absent.
fn text(way: &[Member]) -> TokenStream {
    text_of(&quote! { page }, way)
}

fn text_of(owner: &TokenStream, way: &[Member]) -> TokenStream {
    let steps = steps(way);
    let exposed = way.last().and_then(exposed);
    quote! { #owner #steps #exposed.to_string() }
}

fn exposed(member: &Member) -> Option<TokenStream> {
    matches!(member.kind, RustType::Secret(_)).then(|| quote! { .expose() })
}

/// Whether a success says that the operation failed; a function of the runtime's trait.
pub(super) fn failure(failure: &Failure) -> TokenStream {
    let output = quote! { output };
    let state = optional_text(&output, &failure.field);
    let values = &failure.values;
    let message =
        failure.message.as_deref().map_or_else(|| quote! { None }, |way| optional_text(&output, way));
    quote! {
        fn failure(output: &Self::Output) -> Option<String> {
            core::state::failure(#state, &[#(#values),*], #message)
        }
    }
}

/// What callers wait for, as functions that tell whether it has come about.
pub(super) fn waiters(operation: &Operation) -> Option<TokenStream> {
    if operation.waiters.is_empty() {
        return None;
    }
    let name = ident(&operation.name);
    let waiters = operation.waiters.iter().map(|waiter| self::waiter(waiter, &operation.output));
    Some(quote! { impl #name { #(#waiters)* } })
}

fn waiter(waiter: &Waiter, output: &RustType) -> TokenStream {
    let docs = docs(&waiter.docs);
    let name = ident(&waiter.name);
    let output = types::kind(output);
    let (until, failure, gone) = (&waiter.until, &waiter.failure, waiter.gone);
    let state = match &waiter.items {
        None => {
            let state = optional_text(&quote! { output }, &waiter.field);
            quote! { reached(#state, &[#(#until),*], &[#(#failure),*]) }
        }
        Some(items) => {
            let items = elements(items);
            let state = optional_text(&quote! { item }, &waiter.field);
            quote! { all_reached(#items.map(|item| #state), &[#(#until),*], &[#(#failure),*], #gone) }
        }
    };
    quote! {
        #docs
        pub fn #name(output: &#output) -> Result<bool, String> {
            core::state::#state
        }
    }
}

/// The elements of a list of the output, which may be absent.
fn elements(way: &[Member]) -> TokenStream {
    let names: Vec<_> = way.iter().map(|member| ident(&member.name)).collect();
    names.split_first().map_or_else(
        || quote! { output.iter() },
        |(first, rest)| {
            quote! { output.#first.as_ref() #(.and_then(|it| it.#rest.as_ref()))* .into_iter().flatten() }
        },
    )
}

/// The text of a field of a value, which may be absent.
fn optional_text(owner: &TokenStream, way: &[Member]) -> TokenStream {
    let names: Vec<_> = way.iter().map(|member| ident(&member.name)).collect();
    let exposed = way.last().and_then(exposed);
    let way = names.split_first();
    way.map_or_else(
        || quote! { None },
        |(first, rest)| {
            let rest = quote! { #(.and_then(|it| it.#rest.as_ref()))* };
            quote! { #owner.#first.as_ref() #rest.map(|it| it #exposed.to_string()) }
        },
    )
}
