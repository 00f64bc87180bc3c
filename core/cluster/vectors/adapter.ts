/**
 * How recorded calls of real Kubernetes functions are tried: an adapter gives the fields of an input to the
 * rule that the simulator itself follows, and returns its answer in the recorded form. It holds no rule.
 */

/** From the input of a vector, typed by each adapter as the vectors write it, to what must be its output. */
export type Adapter = { call(input: unknown): unknown }['call'];

/** By the name of the function. */
export type Adapters = Readonly<Record<string, Adapter>>;
