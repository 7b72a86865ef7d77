use super::{Damage, Recognised, inspect};
use crate::model::KnowledgeBase;
use crate::pack::{self, MemoryPack, PackSource};

fn knowledge() -> KnowledgeBase {
    let rules = r#"
        [pack]
        id = "keys"
        version = "1.0.0"
        schema = 1
        engine = ">=0.1"
        title = "Keys"
        license = "MIT"

        [[key]]
        id = "pin"
        title = "PIN"
        lives = "In the till."
        authenticates = "The shop."
        formats = [{ prefix = "pin-", length = 20, regex = '\bpin-[A-Za-z0-9]+' }]

        [[key]]
        id = "master"
        title = "Master PIN"
        lives = "In the safe."
        authenticates = "The owner."
        formats = [{ prefix = "pin-m1-" }]
    "#;
    let pack = MemoryPack::new([("pack.toml".to_owned(), rules.into())]);
    pack::open(&[PackSource::Memory(pack)]).knowledge.expect("a valid pack")
}

const PIN: &str = "pin-4Kq9Zt2Wb7Rn5Xc8";

fn damage(text: &str) -> Vec<Damage> {
    inspect(&knowledge(), text).damage
}

#[test]
fn of_several_formats_the_longest_prefix_wins() {
    let knowledge = knowledge();
    let kind = |text: &str| inspect(&knowledge, text).kinds.first().map(|kind| kind.key.title.clone());
    assert_eq!(kind(PIN).as_deref(), Some("PIN"));
    assert_eq!(kind("pin-m1-4Kq9Zt2Wb7Rn").as_deref(), Some("Master PIN"));
    assert_eq!(kind("4Kq9Zt2Wb7Rn5Xc8"), None);
}

#[test]
fn a_whole_key_with_a_line_feed_behind_it_is_sound() {
    let knowledge = knowledge();
    let inspection = inspect(&knowledge, &format!("{PIN}\n"));
    assert_eq!((inspection.recognised(), inspection.damage, inspection.length), (Recognised::Whole, vec![], 20));
}

#[test]
fn what_was_copied_along_is_named() {
    assert_eq!(damage(&format!("  {PIN}")), [Damage::SpaceAround]);
    assert_eq!(damage(&format!("\"{PIN}\"")), [Damage::Quotes]);
    assert_eq!(damage(&format!("“{PIN}”")), [Damage::Quotes]);
    assert_eq!(damage(&format!("Bearer {PIN}")), [Damage::Scheme]);
    assert_eq!(damage(&format!("export PIN_KEY='{PIN}'")), [Damage::Quotes, Damage::Name]);
    assert_eq!(damage(&format!("Authorization: Bearer {PIN}")), [Damage::Name, Damage::Scheme]);
    assert_eq!(damage(&format!("\u{feff}{PIN}")), [Damage::Invisible]);
}

#[test]
fn a_key_in_pieces_is_still_recognised() {
    let knowledge = knowledge();
    for (text, expected) in
        [("pin-4Kq9Zt2W\nb7Rn5Xc8", Damage::LineBreak), ("pin-4Kq9Zt2W b7Rn5Xc8", Damage::SpaceInside)]
    {
        let inspection = inspect(&knowledge, text);
        assert_eq!((inspection.recognised(), inspection.damage), (Recognised::Whole, vec![expected]));
    }
}

#[test]
fn what_is_no_whole_key_is_told_from_one() {
    assert_eq!(damage("pin-4Kq9****Xc8"), [Damage::Masked]);
    assert_eq!(damage("pin-YOUR-PIN"), [Damage::Placeholder]);
    assert_eq!(damage("pin-xxxxxxxxxxxxxxxx"), [Damage::Placeholder]);
    assert_eq!(damage("pin-4Kq9Zt2"), [Damage::Cut]);
    assert_eq!(damage(&format!("{PIN}7h")), [Damage::TooLong]);
    assert_eq!(damage(&format!("{PIN}{PIN}")), [Damage::Glued]);
    assert_eq!(damage(&format!("{PIN}pin-9Lm3")), [Damage::Glued]);
    assert_eq!(damage(&PIN.replace("pin", "PIN")), [Damage::Case]);
    assert_eq!(damage("pin-4Kq9Zt2Wb7Rn5Xc–"), [Damage::Foreign]);
    assert_eq!(damage(" \n"), [Damage::Empty]);
}
