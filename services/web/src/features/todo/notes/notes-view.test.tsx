import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import NotesView from './notes-view.tsx'

const html = (text: string) => renderToStaticMarkup(<NotesView text={text} onChange={() => {}} />)
/** Without what only concerns looks and the caret. */
const plain = (text: string) =>
  html(text)
    .replaceAll(/ (class|data-end)="[^"]*"/g, '')
    .replaceAll(/<\/?div>/g, '')

const anchor = (href: string, words: string) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`

describe('Markdown', () => {
  it.each([
    ['a paragraph, with the lines that were written', 'one\ntwo', '<p>one\ntwo</p>'],
    ['emphasis', '*a* __b__ ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    ['emphasis in emphasis', '**a *b***', '<p><strong>a <em>b</em></strong></p>'],
    ['headings below those of the panel', '# A\n## B', '<h3> A</h3><h4> B</h4>'],
    ['headings that skip a level', '### A\n# B\n### C', '<h3> A</h3><h3> B</h3><h4> C</h4>'],
    ['lists in lists', '- a\n  1. b', '<ul><li><p>a</p><ol start="1"><li><p>b</p></li></ol></li></ul>'],
    ['a list that begins elsewhere', '7. a', '<ol start="7"><li><p>a</p></li></ol>'],
    ['a quote', '> a\n> b', '<blockquote><p>a\n b</p></blockquote>'],
    ['code as it stands', '```js\n*a* <b>\n\n  c\n```', '<pre><code>*a* &lt;b&gt;\n\n  c</code></pre>'],
    ['a line between', 'a\n\n---\n\nb', '<p>a</p><hr/><p>b</p>'],
    ['a line under a line, which is no heading', 'a\n---', '<p>a</p><hr/>'],
    ['what is escaped', '\\*a\\*', '<p>*a*</p>'],
    ['a link', '[a *b*](https://example.com "t")', `<p>${anchor('https://example.com/', 'a <em>b</em>')}</p>`],
    [
      'a bare address',
      'see https://example.com/x.',
      `<p>see ${anchor('https://example.com/x', 'https://example.com/x')}.</p>`,
    ],
    ['an address of a mail', 'ada@example.com', `<p>${anchor('mailto:ada@example.com', 'ada@example.com')}</p>`],
    [
      'an image, as a link',
      '![A cat](https://example.com/cat.png)',
      `<p>${anchor('https://example.com/cat.png', 'A cat')}</p>`,
    ],
    ['a link to nowhere, as it was written', '[a](b) [c] [d][e]', '<p>[a](b) [c] [d][e]</p>'],
    [
      'tasks',
      '- [ ] a\n- [x] b',
      '<ul><li><input type="checkbox" aria-label="a"/><span>a</span></li><li><input type="checkbox" aria-label="b" checked=""/><span>b</span></li></ul>',
    ],
  ])('shows %s', (_, text, expected) => expect(plain(text)).toBe(expected))
})

describe('a text that no writer means', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(20_000)],
    ['lists in lists', '1. '.repeat(6000)],
    ['emphasis in emphasis', `${'*a '.repeat(5000)}${'a* '.repeat(1600)}`],
    ['open brackets', '![['.repeat(6000)],
    ['stars around a letter', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`],
  ])('of %s is shown all the same', (_, text) => {
    const began = performance.now()
    expect(html(text).replaceAll(/<[^>]*>/g, '').length).toBeGreaterThan(1000)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
