//! What a shopper remembers of each product: looks, clicks, the cart, purchases, and having passed it over.

/// Passing over counts no more after so many times.
const PASSES: f64 = 6.0;

/// How much what is remembered counts, in utility.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// Of a look or click, of which the next visit remembers a part; negative where who has looked has seen enough.
    pub touched: f64,
    /// Of lying in the cart.
    pub in_cart: f64,
    /// Of having been taken out of it; counted against.
    pub removed: f64,
    /// Of having been bought.
    pub bought: f64,
    /// Of each time it was passed over since it was last touched; counted against.
    pub passed: f64,
}

/// What one shopper remembers of all products.
#[derive(Clone, Debug)]
pub struct Traces {
    of: Vec<Trace>,
    cart: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Trace {
    touched: f64,
    removed: f64,
    bought: bool,
    passed: f64,
}

impl Traces {
    /// Of nothing yet.
    pub fn new(products: usize) -> Traces {
        Traces { of: vec![Trace::default(); products], cart: Vec::new() }
    }

    /// What it does to a product's worth.
    pub fn of(&self, product: usize, weights: &Weights) -> f64 {
        let trace = &self.of[product];
        let in_cart = self.cart.contains(&product);
        let touched = weights.touched * trace.touched.min(2.0);
        let wanted = in_cart || trace.bought;
        (if wanted { touched.max(0.0) } else { touched })
            + if in_cart { weights.in_cart } else { 0.0 }
            + if trace.bought { weights.bought } else { 0.0 }
            - weights.removed * trace.removed
            - weights.passed * trace.passed.min(PASSES)
    }

    /// True for what was taken out of the cart and is not yet forgotten.
    pub fn is_taken_out(&self, product: usize) -> bool {
        self.of[product].removed > 0.0
    }

    /// What lies in the cart, in the order in which it was put there.
    pub fn cart(&self) -> &[usize] {
        &self.cart
    }

    /// Time passes until the next visit, of which `keep` remains.
    pub fn fade(&mut self, keep: f64) {
        for trace in &mut self.of {
            trace.touched *= keep;
            trace.removed *= 0.8 + 0.2 * keep;
        }
    }

    /// A product is looked at or clicked.
    pub fn touch(&mut self, product: usize) {
        self.of[product].touched += 1.0;
        self.of[product].passed = 0.0;
    }

    /// A product is seen and left alone.
    pub fn pass(&mut self, product: usize) {
        self.of[product].passed += 1.0;
    }

    /// A product is put in the cart.
    pub fn put_in(&mut self, product: usize) {
        if !self.cart.contains(&product) {
            self.cart.push(product);
        }
        self.of[product].removed = 0.0;
    }

    /// A product is taken out of the cart: liked no more.
    pub fn take_out(&mut self, product: usize) {
        self.cart.retain(|&other| other != product);
        self.of[product].removed = 1.0;
        self.of[product].touched = 0.0;
    }

    /// All that lies in the cart is bought.
    pub fn buy(&mut self) -> Vec<usize> {
        let bought = std::mem::take(&mut self.cart);
        bought.iter().for_each(|&product| self.of[product].bought = true);
        bought
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: Weights = Weights { touched: 1.0, in_cart: 2.0, removed: 3.0, bought: 1.0, passed: 0.5 };

    #[test]
    fn what_is_in_the_cart_is_worth_more_and_what_was_taken_out_less() {
        let mut traces = Traces::new(2);
        traces.touch(0);
        traces.put_in(0);
        assert_eq!(traces.of(0, &WEIGHTS), 3.0);
        traces.take_out(0);
        assert_eq!(traces.of(0, &WEIGHTS), -3.0);
        assert_eq!(traces.of(1, &WEIGHTS), 0.0);
    }

    #[test]
    fn looks_fade_and_a_touch_ends_being_passed_over() {
        let mut traces = Traces::new(1);
        (0..9).for_each(|_| traces.pass(0));
        assert_eq!(traces.of(0, &WEIGHTS), -3.0);
        traces.touch(0);
        traces.fade(0.5);
        assert_eq!(traces.of(0, &WEIGHTS), 0.5);
    }
}
