/* What the whole page shares while it stands. */

/** The answer that is shown, whether the page is being put on paper or into a file, and whether on paper, where the focus goes when the pressed element is gone, and
    whether the reader last touched the screen.
    @type {{answer: Answer | null, isPrinting: boolean, isPaper: boolean, focusAfterAnswer: string | null, isTouch: boolean}} */
export const page = { answer: null, isPrinting: false, isPaper: false, focusAfterAnswer: null, isTouch: false };

/** What is shown belongs to the present address. */
export const isSettled = () => page.answer?.asked === window.location.pathname + window.location.search;
