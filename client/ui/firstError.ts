// After a form was refused: whoever sent it goes on in the first field that is wrong.
export const focusFirstError = (form: EventTarget | null): void => {
  queueMicrotask(() => {
    const field = form instanceof HTMLElement ? form.querySelector('[aria-invalid="true"]') : null
    if (field instanceof HTMLElement) field.focus()
  })
}
