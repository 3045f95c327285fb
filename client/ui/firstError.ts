// After a form was refused, the focus goes to its first wrong field.
export const focusFirstError = (form: EventTarget | null): void => {
  queueMicrotask(() => {
    const field = form instanceof HTMLElement ? form.querySelector('[aria-invalid="true"]') : null
    if (field instanceof HTMLElement) field.focus()
  })
}
