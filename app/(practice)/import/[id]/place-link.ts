'use client';

/** For a link to another part of a list that is here already: the address changes, the server is not asked. */
export function placeLink(href: string) {
  return {
    href,
    prefetch: false,
    onNavigate: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      history.pushState(null, '', href);
      const list = document.getElementById('receipt');
      if (list && list.getBoundingClientRect().top < 0) list.scrollIntoView();
    },
  };
}
