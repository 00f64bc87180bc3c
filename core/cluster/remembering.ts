/**
 * The same function, which keeps each answer for as long as there is what it was asked of. For objects that never
 * change, such as versions of a pod, and questions that are asked again and again.
 */
export function remembering<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const answer = known.get(key) ?? compute(key);
    known.set(key, answer);
    return answer;
  };
}
