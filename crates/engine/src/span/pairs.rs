//! Numbers that belong to numbers.

use serde::{Deserialize, Serialize};

use super::numbers::Numbers;

/// Pairs of numbers in order, each once.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Pairs(Numbers);

impl Pairs {
    /// How many pairs there are.
    fn len(&self) -> usize {
        self.0.len() / 2
    }

    /// The pair at a position; the last of all that can be where there is none.
    fn pair(&self, position: usize) -> (u32, u32) {
        let number = |at| self.0.get(at).unwrap_or(u32::MAX);
        (number(2 * position), number(2 * position + 1))
    }

    /// The numbers that belong to one, in order.
    pub(crate) fn of(&self, number: u32) -> impl Iterator<Item = u32> {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.pair(middle).0 < number { start = middle + 1 } else { end = middle }
        }
        (start..self.len())
            .map(|position| self.pair(position))
            .take_while(move |pair| pair.0 == number)
            .map(|pair| pair.1)
    }
}

impl FromIterator<(u32, u32)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (u32, u32)>>(pairs: I) -> Self {
        let mut pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut numbers = Numbers::default();
        pairs.into_iter().flat_map(|(of, is)| [of, is]).for_each(|number| numbers.push(number));
        Self(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn each_number_has_its_own() {
        let pairs: Pairs = [(7, 1), (3, 9), (7, 0), (3, 9), (u32::MAX, 2)].into_iter().collect();
        let of = |number| pairs.of(number).collect::<Vec<_>>();
        assert_eq!((of(3), of(7), of(u32::MAX)), (vec![9], vec![0, 1], vec![2]));
        assert!(of(0).is_empty() && of(8).is_empty() && Pairs::default().of(0).next().is_none());
    }
}
