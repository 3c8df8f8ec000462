/** Inter inside CSS, for pictures that may load nothing. Loaded with the first such picture. */
import italic from '../../static/fonts/Inter-Italic.woff2?inline';
import regular from '../../static/fonts/Inter-Regular.woff2?inline';
import semibold from '../../static/fonts/Inter-SemiBold.woff2?inline';

const face = (weight: number, style: string, url: string): string =>
  `@font-face{font-family:Inter;font-weight:${weight};font-style:${style};src:url(${url})}`;

export const INTER_CSS = [
  face(400, 'normal', regular),
  face(600, 'normal', semibold),
  face(400, 'italic', italic),
].join('');
