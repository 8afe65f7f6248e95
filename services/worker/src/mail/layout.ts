/** What a mail is made of, in the order of reading. */
export type Block =
  | { readonly paragraph: string }
  | { readonly heading: string }
  | { readonly items: readonly string[] }
  | { readonly link: string; readonly to: string }
  | { readonly footer: string; readonly to?: string }

export interface Draft {
  /** A language tag, for readers that speak. */
  readonly language: string
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** A mail as it is sent: the same in plain text and in HTML. */
export interface Written {
  readonly subject: string
  readonly body: string
  readonly html: string
}

/** Text as it may stand in HTML, in attributes too. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** Writes a draft down. No images, no scripts, nothing that tells anybody when it is read. */
export const layOut = ({ language, subject, blocks }: Draft): Written => ({
  subject,
  body: `${blocks.map(plain).join('\n\n')}\n`,
  html: `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.5;max-width:36em">
${blocks.map(marked).join('\n')}
</body></html>`,
})

const plain = (block: Block): string => {
  if ('paragraph' in block) return block.paragraph
  if ('heading' in block) return `${block.heading}:`
  if ('items' in block) return block.items.map(item => `- ${item}`).join('\n')
  if ('link' in block) return `${block.link}:\n${block.to}`
  // The separator of signatures, which readers fold away (RFC 3676, section 4.3).
  return `-- \n${block.footer}${block.to ? `\n${block.to}` : ''}`
}

const marked = (block: Block): string => {
  if ('paragraph' in block) return `<p>${escapeHtml(block.paragraph)}</p>`
  if ('heading' in block) return `<h2 style="font-size:1em">${escapeHtml(block.heading)}</h2>`
  if ('items' in block) return `<ul>${block.items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
  if ('link' in block) return `<p>${anchor(block.to, block.link)}</p>`
  const text = block.to ? anchor(block.to, block.footer) : escapeHtml(block.footer)
  return `<p style="font-size:.85em;color:#555">${text}</p>`
}

const anchor = (to: string, text: string) => `<a href="${escapeHtml(to)}">${escapeHtml(text)}</a>`
