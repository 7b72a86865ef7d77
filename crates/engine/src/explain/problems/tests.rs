use super::super::answer::Status;
use super::super::explain;
use super::super::given::Given;
use crate::model::KnowledgeBase;
use crate::pack::{self, MemoryPack, PackSource};

/// A pack with an error, a cause and a fix for each of these layers, recognised by the layer's name and by a status.
fn knowledge() -> KnowledgeBase {
    let mut rules = String::from(
        r#"
        [pack]
        id = "p"
        version = "1.0.0"
        schema = 1
        engine = ">=0.1"
        title = "t"
        license = "CC0-1.0"
        "#,
    );
    for (order, layer) in ["fire", "water", "noise"].iter().enumerate() {
        let is_aside = *layer == "noise";
        let of_layer = format!(
            r#"
            [[layer]]
            id = "{layer}"
            title = "t"
            summary = "s"
            owner = "you"
            order = {order}
            out_of_scope = {is_aside}
            [[error]]
            id = "{layer}"
            title = "t"
            match.texts = ["{layer} alarm"]
            layer = "{layer}"
            first_action = "Look at the {layer}."
            points_to = [{{ cause = "{layer}", strength = "strong" }}]
            [[cause]]
            id = "{layer}"
            title = "t"
            layer = "{layer}"
            symptom = "s"
            why = "w"
            fixes = ["{layer}"]
            [[fix]]
            id = "{layer}"
            title = "t"
            minutes = 1
            reversible = true
            who = "you"
            steps = [{{ do = "d", pass = "p" }}]
            "#
        );
        rules.push_str(&of_layer);
    }
    let pack = MemoryPack::new([("pack.toml".to_owned(), rules.into())]);
    pack::open(&[PackSource::Memory(pack)]).knowledge.expect("a valid pack")
}

/// The layers of the problems with how often each happened.
fn problems(text: &str) -> Vec<(String, usize)> {
    let answer = explain(&knowledge(), text, &Given::default());
    assert_eq!(answer.layer, answer.problems[0].layer, "the first problem is what the answer is about");
    assert_eq!(answer.status, answer.problems[0].status);
    answer.problems.iter().map(|one| (one.layer.clone().unwrap_or_default(), one.count)).collect()
}

fn of(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(layer, count)| ((*layer).to_owned(), *count)).collect()
}

#[test]
fn a_text_of_one_event_is_one_problem() {
    assert_eq!(problems("fire alarm and water alarm").len(), 1);
    assert_eq!(problems("nothing"), of(&[("", 1)]));
}

#[test]
fn the_last_failure_leads_and_the_others_follow() {
    let log = "08:00:01 fire alarm\n08:00:02 all is well\n08:00:03 water alarm\n";
    assert_eq!(problems(log), of(&[("water", 1), ("fire", 1)]));
    let answer = explain(&knowledge(), log, &Given::default());
    let (start, end) = answer.errors[0].evidence[0].start.zip(answer.errors[0].evidence[0].end).expect("a place");
    assert_eq!(&log[start..end], "water alarm");
}

#[test]
fn what_happens_again_is_the_same_problem() {
    let log = "08:00:01 fire alarm 1\n08:00:02 fire alarm 2\n08:00:03 water alarm\n08:00:04 fire alarm 3\n";
    assert_eq!(problems(log), of(&[("fire", 3), ("water", 1)]));
}

#[test]
fn a_look_alike_never_leads_where_something_else_failed() {
    assert_eq!(problems("08:00:01 fire alarm\n08:00:02 noise alarm\n"), of(&[("fire", 1), ("noise", 1)]));
    let answer = explain(&knowledge(), "08:00:01 noise alarm\n08:00:02 noise alarm\n", &Given::default());
    assert_eq!((answer.status, answer.problems[0].count), (Status::Unrelated, 2));
}

#[test]
fn a_log_without_end_is_read_from_its_end() {
    let between = "08:00:02 all is well\n".repeat(100_000);
    let log = format!("08:00:01 fire alarm\n{between}08:00:03 water alarm\n");
    assert_eq!(problems(&log)[0], ("water".to_owned(), 1));
}
