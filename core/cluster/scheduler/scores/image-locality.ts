/** A node that has the images already starts sooner; an image that few nodes have counts less, or all pods would go there. Upstream: plugins/imagelocality. */
import { type Score, unscaled } from '../plugin';

const MIB = 2 ** 20;
const LEAST = 23 * MIB;
const MOST_PER_CONTAINER = 1000 * MIB;

export const imageLocality: Score = {
  rule: 'scheduler.imageLocality',
  weight: () => 1,
  score({ pod, nodes: all }, nodes) {
    const { containers } = pod.spec;
    const most = MOST_PER_CONTAINER * containers.length;
    const tagged = containers.map(({ image }) => withTag(image));
    return unscaled(
      nodes.map(({ images }) => {
        const sizeOf = (image: string) => {
          const state = images[image];
          return state ? Math.trunc(state.sizeBytes * (state.nodes / all.length)) : 0;
        };
        const sum = tagged.reduce((total, image) => total + sizeOf(image), 0);
        const bounded = Math.min(Math.max(sum, LEAST), most);
        return Math.trunc((100 * (bounded - LEAST)) / (most - LEAST));
      }),
    );
  },
};

function withTag(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
}
