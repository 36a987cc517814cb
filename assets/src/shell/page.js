/* What the whole page shares while it stands. */

/** The answer that is shown, whether the page is being put on paper, and where the focus goes when the pressed element is gone.
    @type {{answer: Answer | null, isPrinting: boolean, focusAfterAnswer: string | null}} */
export const page = { answer: null, isPrinting: false, focusAfterAnswer: null };

/** What is shown belongs to the present address. */
export const isSettled = () => page.answer?.asked === window.location.pathname + window.location.search;
