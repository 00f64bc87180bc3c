import type { Response } from './response';

/**
 * A response by places as shown -> by positions as authored. `order` holds at each place the position
 * of what is shown there. A place that was not shown stays one that does not exist.
 */
export function toAuthored(response: Response, order: readonly number[]): Response {
  return mapIndexes(response, (place) => order[place] ?? place);
}

/** The way back: by positions as authored -> by places as shown. */
export function toShown(response: Response, order: readonly number[]): Response {
  return mapIndexes(response, (position) => {
    const place = order.indexOf(position);
    return place < 0 ? position : place;
  });
}

function mapIndexes(response: Response, map: (index: number) => number): Response {
  switch (response.kind) {
    case 'single':
      return { ...response, choice: map(response.choice) };
    case 'multiple':
      return { ...response, choices: response.choices.map(map) };
    case 'ordering':
      return { ...response, order: response.order.map(map) };
    case 'matching':
      return {
        ...response,
        matches: response.matches.map((right) => (right === null ? null : map(right))),
      };
    default:
      return response;
  }
}
