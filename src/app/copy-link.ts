/** The link to the view goes to the clipboard, and what it does not hold is said. */
import { copyText } from './browser.ts';
import { linkTo } from './place.ts';
import type { Host } from './host.ts';

export async function copyLink(host: Host): Promise<void> {
  const { open, view } = host;
  const url = `${location.href.replace(/#.*/, '')}#${linkTo(open, view)}`;
  const isCopied = await copyText(url);
  const file = `It holds nothing of ${open.caseFile.name}: the file has to be opened there too.`;
  const text = isCopied ? 'Link to this view copied.' : `The link could not be copied: ${url}`;
  const says = open.builtIn === undefined ? `${text} ${file}` : text;
  host.tell({ tone: isCopied ? 'note' : 'error', text: says });
  host.say(says);
}
