//! Gradient steps on the conditional likelihood of what is known of the pages.

use docbao::parse::facts::{Fact, Facts};
use docbao::parse::model::{
    EMBED, FACTS, GATES, HIDDEN, MEMORY, Model, Pass, Row, Seen, WINDOW, window, word_share,
};
use docbao::parse::path::{Odds, Paths};

use crate::corpus::Example;
use crate::random::Random;

/// A page of more lines than this weighs no more for them.
const LINES: f32 = 80.0;
/// Pages between two steps.
const BATCH: usize = 4;

/// How to learn.
#[derive(Clone)]
pub(crate) struct How {
    /// How often each page is looked at.
    pub(crate) rounds: usize,
    /// Length of a step.
    pub(crate) rate: f32,
    /// How much of a weight goes at each step.
    pub(crate) decay: f32,
    /// The share of facts and words that a page does without each time it is looked at, so that no
    /// weight leans on another.
    pub(crate) dropout: f32,
    /// The share of hidden numbers that it does without.
    pub(crate) hidden_dropout: f32,
    /// What chance begins with.
    pub(crate) seed: u64,
    /// Facts that are left out altogether, to see what they bring.
    pub(crate) without: Vec<Fact>,
}

/// All numbers of a model in one row.
fn numbers(model: &mut Model) -> Vec<&mut [f32]> {
    let mut out: Vec<&mut [f32]> = Vec::new();
    out.extend(model.embed.iter_mut().map(|row| row.as_mut_slice()));
    out.push(&mut model.embed_bias);
    out.extend(model.gates.iter_mut().map(|row| row.as_mut_slice()));
    out.push(&mut model.gate_bias);
    out.extend(model.mix.iter_mut().map(|row| row.as_mut_slice()));
    out.push(&mut model.mix_bias);
    out.extend(model.out.iter_mut().map(Row::as_mut_slice));
    out.extend(model.steps.iter_mut().flatten().map(Row::as_mut_slice));
    out.push(&mut model.start);
    out
}

/// The same to be read.
fn read_numbers(model: &Model) -> Vec<&[f32]> {
    let mut out: Vec<&[f32]> = Vec::new();
    out.extend(model.embed.iter().map(|row| row.as_slice()));
    out.push(&model.embed_bias);
    out.extend(model.gates.iter().map(|row| row.as_slice()));
    out.push(&model.gate_bias);
    out.extend(model.mix.iter().map(|row| row.as_slice()));
    out.push(&model.mix_bias);
    out.extend(model.out.iter().map(Row::as_slice));
    out.extend(model.steps.iter().flatten().map(Row::as_slice));
    out.push(&model.start);
    out
}

/// A model of the same words with every number the same.
fn flat(words: &[String], value: f32) -> Model {
    let mut model = Model::zero(words.to_vec());
    for row in numbers(&mut model) {
        row.fill(value);
    }
    model
}

fn begin(words: Vec<String>, random: &mut Random) -> Model {
    let mut model = Model::zero(words);
    let mut fill = |row: &mut [f32], scale: f32| {
        for w in row {
            *w = random.around() * scale;
        }
    };
    model.embed[..FACTS]
        .iter_mut()
        .for_each(|r| fill(&mut r[..], 0.15));
    model.embed[FACTS..]
        .iter_mut()
        .for_each(|r| fill(&mut r[..], 0.05));
    let wide = (1.0 / EMBED as f32).sqrt();
    model.gates.iter_mut().for_each(|r| fill(&mut r[..], wide));
    // A memory that keeps is one to begin with.
    for keep in [0, 2 * MEMORY] {
        model.gate_bias[keep..keep + MEMORY].fill(1.0);
    }
    let wide = (1.0 / ((WINDOW + 1) * EMBED) as f32).sqrt();
    model.mix.iter_mut().for_each(|r| fill(&mut r[..], wide));
    model.out.iter_mut().for_each(|r| fill(r, 0.1));
    model
}

/// Learns a model that knows `words` from pages labelled line by line and from pages of which only the
/// body is known.
///
/// The labelled ones come first alone, so that they and not chance say what the kinds are. The order in
/// each round is shuffled in a fixed way.
pub(crate) fn train(pages: &[&Example], words: &[String], how: &How) -> Model {
    let mut random = Random::new(1 + how.seed);
    let mut model = begin(words.to_vec(), &mut random);
    // Each half of a batch has slopes of its own.
    let mut halves = [flat(words, 0.0), flat(words, 0.0)];
    let (mut mean, mut square) = (flat(words, 0.0), flat(words, 0.0));
    let (mut sum, mut summed) = (flat(words, 0.0), 0.0f32);
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut step = 0;
    for round in 0..how.rounds {
        random.shuffle(&mut order);
        let alone = round < how.rounds / 3 || round + 2 >= how.rounds;
        let now: Vec<&Example> = order
            .iter()
            .map(|&i| pages[i])
            .filter(|p| !alone || p.is_labelled())
            .collect();
        let late = round as f32 / how.rounds as f32;
        let rate = how.rate
            * if late < 0.5 {
                1.0
            } else {
                2.0 * (1.0 - late) + 0.05
            };
        for batch in now.chunks(BATCH) {
            slopes(&model, batch, how, &mut random, &mut halves);
            step += 1;
            adam(
                &mut model,
                &mut halves,
                &mut mean,
                &mut square,
                step,
                (rate, how.decay),
            );
            model.settle();
        }
        // The mean of the later rounds leans less on the last pages looked at.
        if late >= 0.7 {
            each(&mut sum, &model, |s, w| *s += w);
            summed += 1.0;
        }
    }
    each(&mut model, &sum, |w, s| {
        if w.is_finite() {
            *w = s / summed;
        }
    });
    model.settle();
    // A page that is read has all its facts, a page learnt from had fewer.
    let whole = 1.0 - how.dropout;
    let embed = model.embed.iter_mut().flat_map(|row| row.iter_mut());
    embed.for_each(|w| *w *= whole);
    model
}

/// Adds the slopes of the pages of a batch, each half of about as many lines on a thread of its own.
fn slopes(
    model: &Model,
    batch: &[&Example],
    how: &How,
    random: &mut Random,
    halves: &mut [Model; 2],
) {
    let mut tasks: Vec<(&Example, Random)> = batch
        .iter()
        .map(|page| (*page, Random::new(random.below(1 << 30) as u64)))
        .collect();
    tasks.sort_by_key(|(page, _)| std::cmp::Reverse(page.len()));
    // The longest and the shortest page, and those between.
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for (n, task) in tasks.into_iter().enumerate() {
        let to = if matches!(n % 4, 0 | 3) {
            &mut outer
        } else {
            &mut inner
        };
        to.push(task);
    }
    std::thread::scope(|scope| {
        for (slope, pages) in halves.iter_mut().zip([outer, inner]) {
            scope.spawn(move || {
                for (page, mut random) in pages {
                    learn(model, page, how, &mut random, slope);
                }
            });
        }
    });
}

/// Goes over all numbers of two models together.
fn each(to: &mut Model, from: &Model, apply: impl Fn(&mut f32, f32)) {
    for (row, other) in numbers(to).into_iter().zip(read_numbers(from)) {
        for (w, o) in row.iter_mut().zip(other) {
            apply(w, *o);
        }
    }
}

/// One step up the slopes, which are then flat again (Adam, with decay apart from it).
fn adam(
    model: &mut Model,
    halves: &mut [Model; 2],
    mean: &mut Model,
    square: &mut Model,
    step: i32,
    (rate, decay): (f32, f32),
) {
    let (first, second) = (1.0 - 0.9f32.powi(step), 1.0 - 0.999f32.powi(step));
    let [one, two] = halves;
    let rows = numbers(model)
        .into_iter()
        .zip(numbers(one).into_iter().zip(numbers(two)))
        .zip(numbers(mean).into_iter().zip(numbers(square)));
    for ((w, (one, two)), (m, v)) in rows {
        for i in 0..w.len() {
            let g = one[i] + two[i];
            (one[i], two[i]) = (0.0, 0.0);
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            // Steps that are forbidden stay so: what is added to an infinity changes nothing.
            let up = (m[i] / first) / ((v[i] / second).sqrt() + 1e-6);
            w[i] += rate * (up - decay * w[i].max(f32::MIN));
        }
    }
}

/// The lines of a page without some of their facts and words.
fn thinned(page: &Example, how: &How, random: &mut Random) -> Vec<Seen> {
    let mut kept = Facts::default();
    for fact in Fact::ALL {
        let whole = how.without.contains(fact);
        kept.set(*fact, !random.chance(how.dropout) && !whole);
    }
    page.seen
        .iter()
        .map(|line| Seen {
            facts: line.facts.both(kept),
            words: line
                .words
                .iter()
                .copied()
                .filter(|_| !random.chance(how.dropout))
                .collect(),
            gap: line.gap,
        })
        .collect()
}

/// Adds the slope of one page.
fn learn(model: &Model, page: &Example, how: &How, random: &mut Random, slope: &mut Model) {
    if page.len() == 0 {
        return;
    }
    let lines = thinned(page, how, random);
    let kept: [f32; HIDDEN] = std::array::from_fn(|_| {
        if random.chance(how.hidden_dropout) {
            0.0
        } else {
            1.0 / (1.0 - how.hidden_dropout)
        }
    });
    let pass = model.pass_without(&lines, &kept);
    let free = Odds::new(model, &lines, &pass.scores, Paths::All);
    let open = |line: usize, state: usize| page.right[line][state];
    let right = Odds::new(model, &lines, &pass.scores, Paths::Open(&open));
    if !right.log_sum.is_finite() || !free.log_sum.is_finite() {
        return;
    }
    let weight = page.weight * (LINES / lines.len() as f32).min(1.0);
    let mut embed = vec![[0.0f32; EMBED]; lines.len()];
    let mut memory = vec![[0.0f32; 2 * MEMORY]; lines.len()];
    for i in 0..lines.len() {
        // What is known of this line cannot be, by all that the model believes so far: nothing to go by.
        if right.states[i].iter().sum::<f32>() < 0.5 {
            continue;
        }
        let own: Row = std::array::from_fn(|s| weight * (right.states[i][s] - free.states[i][s]));
        if i == 0 {
            add(&mut slope.start, &own, 1.0);
        } else {
            let gap = usize::from(lines[i].gap);
            right.add_step(&lines, i, weight, &mut slope.steps[gap]);
            free.add_step(&lines, i, -weight, &mut slope.steps[gap]);
        }
        if own.iter().all(|g| g.abs() < 1e-6) {
            continue;
        }
        let mut hidden = [0.0f32; HIDDEN];
        for h in 0..HIDDEN {
            let v = pass.hidden[i][h];
            if v > 0.0 {
                hidden[h] = kept[h] * dot(&model.out[h], &own);
                add(&mut slope.out[h], &own, v);
            }
        }
        add(&mut slope.mix_bias, &hidden, 1.0);
        for (at, j) in window(i, lines.len()) {
            for e in 0..EMBED {
                let v = pass.embed[j][e];
                if v > 0.0 {
                    let row = at * EMBED + e;
                    embed[j][e] += dot(&model.mix[row][..], &hidden);
                    add(&mut slope.mix[row][..], &hidden, v);
                }
            }
        }
        for m in 0..2 * MEMORY {
            let row = WINDOW * EMBED + m;
            memory[i][m] = dot(&model.mix[row][..], &hidden);
            add(&mut slope.mix[row][..], &hidden, pass.memory[i][m]);
        }
    }
    remember(model, &pass, &memory, &mut embed, slope);
    for ((line, own), value) in lines.iter().zip(&mut embed).zip(&pass.embed) {
        // Numbers that were cut off at zero have no slope.
        for (g, v) in own.iter_mut().zip(value) {
            if *v <= 0.0 {
                *g = 0.0;
            }
        }
        add(&mut slope.embed_bias, &own[..], 1.0);
        for n in line.facts.numbers() {
            add(&mut slope.embed[n][..], &own[..], 1.0);
        }
        let share = word_share(line.words.len());
        for &w in line.words.iter() {
            add(&mut slope.embed[usize::from(w)][..], &own[..], share);
        }
    }
}

/// Carries the slopes of the memories back along the page, to the gates and the numbers of its lines.
fn remember(
    model: &Model,
    pass: &Pass,
    memory: &[[f32; 2 * MEMORY]],
    embed: &mut [[f32; EMBED]],
    slope: &mut Model,
) {
    let n = memory.len();
    let mut gates = vec![[0.0f32; GATES]; n];
    // The memory from above was carried down, so its slope goes up, and the other way round.
    for (side, order) in [(0, (0..n).rev().collect::<Vec<_>>()), (1, (0..n).collect())] {
        let mut carried = [0.0f32; MEMORY];
        for i in order {
            let before = if side == 0 {
                i.checked_sub(1)
            } else {
                Some(i + 1).filter(|j| *j < n)
            };
            for m in 0..MEMORY {
                let (keep, take) = (side * 2 * MEMORY + m, side * 2 * MEMORY + MEMORY + m);
                let (k, t) = (pass.gates[i][keep], pass.gates[i][take]);
                let old = before.map_or(0.0, |j| pass.memory[j][side * MEMORY + m]);
                let own = memory[i][side * MEMORY + m] + carried[m];
                // The soft sign's slope is the square of what is left to one.
                let slope = |v: f32| (1.0 - v.abs()) * (1.0 - v.abs());
                gates[i][keep] = own * (old - t) * 0.5 * slope(2.0 * k - 1.0);
                gates[i][take] = own * (1.0 - k) * slope(t);
                carried[m] = own * k;
            }
        }
    }
    for i in 0..n {
        add(&mut slope.gate_bias, &gates[i], 1.0);
        for e in 0..EMBED {
            let v = pass.embed[i][e];
            if v > 0.0 {
                embed[i][e] += dot(&model.gates[e][..], &gates[i]);
                add(&mut slope.gates[e][..], &gates[i], v);
            }
        }
    }
}

/// In eight sums beside each other, which do not wait for one another.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    const SUMS: usize = 8;
    let mut sums = [0.0f32; SUMS];
    let (a, a_rest) = a.as_chunks::<SUMS>();
    let (b, b_rest) = b.as_chunks::<SUMS>();
    for (a, b) in a.iter().zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

fn add(to: &mut [f32], from: &[f32], times: f32) {
    for (t, f) in to.iter_mut().zip(from) {
        *t += times * f;
    }
}
