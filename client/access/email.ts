/** Good enough to catch a slip; whether it exists only a letter can tell. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text.trim())
