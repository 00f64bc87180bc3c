/** `--paper` of globals.css in the notation that browsers want for the frame around a page. */
export const themeColors = { light: '#fbfaf7', dark: '#14120f' };
