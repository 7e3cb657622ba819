// Browsers offer the clipboard only on https and on this computer; elsewhere there is nothing to press.
if (navigator.clipboard) {
  const said = document.querySelector('.said');
  for (const button of document.querySelectorAll('figcaption button')) {
    const label = button.firstChild;
    const what = button.textContent.slice(label.data.length).trim();
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.closest('figure').querySelector('code').textContent);
        said.textContent = `Copied ${what}.`;
        label.data = 'Copied';
      } catch {
        said.textContent = `Your browser does not allow copying. Select ${what} instead.`;
        label.data = 'Not copied';
      }
      setTimeout(() => { label.data = 'Copy'; said.textContent = ''; }, 3000);
    });
  }
}
