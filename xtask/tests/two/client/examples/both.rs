//! Two services in one program: types of one name are those of their own service.

use huaweicloud_client::{rooms, shelves};

fn main() {
    let tag = rooms::types::Tag::new().key("floor").value("tiles");
    let room = rooms::v1::CreateRoom::new().name("kitchen").tags([tag]);
    let tag = shelves::types::Tag::new().colour("red").weight(7);
    let shelf = shelves::v1::UpdateShelf::new("shelf").tag(tag);
    println!("{room:?} {shelf:?}");
}
