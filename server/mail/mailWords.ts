// Text of a mail in one language.
export interface MailWords {
  readonly subject: string
  readonly before: readonly string[]
  readonly action: { readonly label: string; readonly link: string } | null
  readonly after: readonly string[]
  readonly lists?: readonly MailList[]
  /** How to get fewer such mails. */
  readonly leave?: { readonly change: MailLink; readonly leave: MailLink }
}
export interface MailLink {
  readonly label: string
  readonly link: string
}
export interface MailList {
  /** Null: none needed. */
  readonly title: string | null
  readonly lines: readonly { readonly words: string; readonly link: string | null; readonly beside?: string }[]
}
