//! The page of an explanation, in the order in which a person needs it.

use super::page::{Block, Inline, Item, Page};
use crate::explain::answer::{
    Explanation, PlannedFix, PlannedStep, Problem, Question, RecognisedError, Status, WeighedCause,
};
use crate::explain::policy::WORTH_SHOWING;
use crate::model::{Kind, Retry};

/// More errors than this say nothing new.
const MAX_ERRORS: usize = 3;
/// More places of one error say nothing new.
const MAX_PLACES: usize = 2;

/// The page of an explanation. With `why` it shows every contribution.
pub fn page(answer: &Explanation, why: bool) -> Page {
    let mut page = Page::new(headline(answer));
    page.blocks.extend(answer.layer_summary.iter().map(|summary| Block::Text(summary.as_str().into())));
    evidence(&mut page, answer);
    unknown(&mut page, answer);
    page.list_under("Other problems in this text", answer.problems.iter().skip(1).map(other_problem).collect());
    page.list_under("Not read", super::brief::unread(answer).map(Item::from).into_iter().collect());
    first(&mut page, answer);
    alternatives(&mut page, answer);
    plan(&mut page, &answer.plan);
    let avoid =
        answer.avoid.iter().map(|avoid| Inline::marked(&avoid.text).and(" ").and(avoid.because.as_str()).into());
    page.list_under("What not to do", avoid.collect());
    ruled_out(&mut page, answer);
    page.list_under("This is not it when", answer.not_this_when.iter().map(|sign| sign.as_str().into()).collect());
    if why {
        contributions(&mut page, &answer.causes);
    }
    sources(&mut page, answer);
    page
}

fn headline(answer: &Explanation) -> String {
    let layer = answer.layer_title.as_deref().unwrap_or_default();
    let percent = percent(answer.confidence);
    match answer.status {
        Status::Explained => format!("{layer}: {percent} sure"),
        Status::Unrelated => match answer.causes.first() {
            Some(cause) => format!("{layer}: {} ({percent} sure)", cause.title),
            None => format!("{layer} ({percent} sure)"),
        },
        Status::Ambiguous => format!("Not clear yet. Most likely: {layer} ({percent})"),
        Status::Unknown => "Not recognised".to_owned(),
    }
}

fn evidence(page: &mut Page, answer: &Explanation) {
    let counting: Vec<&RecognisedError> = answer.errors.iter().filter(|error| error.counts).take(MAX_ERRORS).collect();
    if counting.is_empty() {
        return;
    }
    page.heading("Why we think so");
    for error in counting {
        page.text(Inline::strong(&error.title).and(" ").and(Inline::entry(&error.id, Kind::Error, &error.id)));
        for place in error.evidence.iter().take(MAX_PLACES) {
            page.blocks.push(Block::Excerpt(place.line.clone(), place.mark.0..place.mark.1));
        }
        page.blocks.extend(error.meaning.iter().map(|meaning| Block::Text(meaning.as_str().into())));
    }
}

fn unknown(page: &mut Page, answer: &Explanation) {
    if answer.status != Status::Unknown {
        return;
    }
    page.text("Nothing in this text is an error that the knowledge base knows.");
    let understood = answer.understood.iter().map(|word| format!("\"{}\" ({})", word.word, word.title).into());
    page.list_under("Words that were understood", understood.collect());
    let nearest = answer.nearest.iter().map(|near| Inline::entry(&near.title, Kind::Error, &near.id).into()).collect();
    page.list_under("Nearest entries", nearest);
    page.list_under("What to capture", answer.capture.iter().map(|what| what.as_str().into()).collect());
    page.text("If you have that, `triage new error --from FILE` turns it into an entry.");
}

fn other_problem(problem: &Problem) -> Item {
    let layer = problem.layer_title.as_deref().unwrap_or("not known");
    let cause = problem.cause_title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let times = if problem.count > 1 { format!(", {} times", problem.count) } else { String::new() };
    let first = problem.do_first.as_ref().map(|first| format!(". {}", first.action)).unwrap_or_default();
    Inline::strong(layer).and(format!("{cause} ({}{times}){first}", percent(problem.confidence))).into()
}

fn first(page: &mut Page, answer: &Explanation) {
    if let Some(first) = &answer.do_first {
        page.heading("Do this first");
        page.text(first.action.as_str());
        page.blocks.extend(first.run.iter().map(|run| Block::Command(run.clone())));
        page.blocks.extend(first.pass.iter().map(|pass| Block::Text(format!("It worked when: {pass}").into())));
    }
    for told in &answer.told {
        page.text(told.as_str());
    }
    page.blocks.extend(answer.retry.map(|retry| Block::Text(retry_advice(retry).into())));
}

fn retry_advice(retry: Retry) -> &'static str {
    match retry {
        Retry::No => "Sending it again will not help.",
        Retry::Yes => "Sending it again may well work.",
        Retry::Wait => "Sending it again works after some time.",
        Retry::AfterFix => "Send it again once this is fixed.",
    }
}

fn alternatives(page: &mut Page, answer: &Explanation) {
    let likely: Vec<&WeighedCause> = answer.causes.iter().filter(|cause| cause.probability >= WORTH_SHOWING).collect();
    if answer.ask.is_empty() && likely.len() < 2 {
        return;
    }
    page.heading("How to tell the causes apart");
    if likely.len() > 1 {
        let head = ["Cause", "Layer", "Likely"].map(str::to_owned).to_vec();
        let row = |cause: &&WeighedCause| {
            vec![
                Inline::entry(&cause.title, Kind::Cause, &cause.id),
                Inline::entry(&cause.layer, Kind::Layer, &cause.layer),
                percent(cause.probability).into(),
            ]
        };
        page.blocks.push(Block::Table(head, likely.iter().map(row).collect()));
    }
    if !answer.ask.is_empty() {
        page.blocks.push(Block::Steps(answer.ask.iter().map(question).collect()));
    }
}

fn question(question: &Question) -> Item {
    let mut blocks: Vec<Block> = question.how.iter().map(|how| Block::Text(how.as_str().into())).collect();
    let answers = question.answers.iter().map(|answer| {
        let leads = answer.title.as_deref().unwrap_or("Nothing known");
        Inline::code(format!("--fact {}={}", question.fact, answer.choice)).and(format!(": {leads}")).into()
    });
    blocks.push(Block::List(answers.collect()));
    Item { text: question.question.as_str().into(), blocks }
}

fn plan(page: &mut Page, plan: &[PlannedFix]) {
    if plan.is_empty() {
        return;
    }
    page.heading("Then");
    page.blocks.push(Block::Steps(plan.iter().map(fix).collect()));
}

/// A fix with all its steps.
pub(crate) fn fix(fix: &PlannedFix) -> Item {
    let undo = if fix.reversible { "" } else { ", cannot be undone" };
    let text = Inline::strong(&fix.title).and(format!(" ({} min, {}{undo})", fix.minutes, fix.who));
    Item { text, blocks: vec![Block::Steps(fix.steps.iter().map(step).collect())] }
}

fn step(step: &PlannedStep) -> Item {
    let place = step.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    let mut blocks: Vec<Block> = step.run.iter().map(|run| Block::Command(run.clone())).collect();
    blocks.push(Block::Text(format!("It worked when: {}", step.pass).into()));
    blocks.extend(step.if_it_fails.iter().map(|fails| Block::Text(format!("If not: {fails}").into())));
    Item { text: Inline::marked(&step.action).and(place), blocks }
}

fn ruled_out(page: &mut Page, answer: &Explanation) {
    let items =
        answer.ruled_out.iter().map(|out| Inline::strong(&out.title).and(": ").and(out.because.as_str()).into());
    page.list_under("Ruled out", items.collect());
}

fn contributions(page: &mut Page, causes: &[WeighedCause]) {
    page.heading("Every contribution");
    for cause in causes {
        page.text(
            Inline::entry(&cause.title, Kind::Cause, &cause.id).and(format!(": {:.1} %", cause.probability * 100.0)),
        );
        let head = ["Adds", "Strength", "State", "What"].map(str::to_owned).to_vec();
        let rows = cause.evidence.iter().map(|part| {
            let state = format!("{:?}", part.state).to_lowercase();
            let because = part.because.as_ref().map(|because| format!(": {because}")).unwrap_or_default();
            let what = Inline::code(&part.when).and(Inline::marked(&because));
            vec![format!("{:+.2}", part.added).into(), part.strength.to_string().into(), state.into(), what]
        });
        page.blocks.push(Block::Table(head, rows.collect()));
    }
}

fn sources(page: &mut Page, answer: &Explanation) {
    let one = |source: &crate::explain::answer::CitedSource| {
        let date = source.date.map(|date| format!(" ({date})")).unwrap_or_default();
        let title = match &source.url {
            Some(url) => Inline::link(&source.title, url),
            None => Inline::marked(&source.title),
        };
        title.and(date).into()
    };
    page.list_under("Sources", answer.sources.iter().map(one).collect());
    if let Some(error) = answer.errors.first() {
        page.text(Inline::marked("The page of this entry: ").and(Inline::code(format!("triage show {}", error.id))));
    }
}

/// Nothing is ever quite sure.
pub(super) fn percent(probability: f64) -> String {
    if probability >= 0.995 { "over 99 %".to_owned() } else { format!("{:.0} %", probability * 100.0) }
}
