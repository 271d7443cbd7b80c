import type { Page } from 'playwright-core';

export interface Toast {
  readonly text: string;
  /** Clicks one of its buttons. */
  press(button: string): Promise<void>;
  dismiss(): Promise<void>;
}

/** Notifications. */
export interface Messages {
  /** Waits for the notification that has these words. */
  toast(words: string | RegExp): Promise<Toast>;
}

export function createMessages(page: Page): Messages {
  return {
    async toast(words) {
      const toast = page.locator('.notification-toast', { hasText: words }).last();
      await toast.waitFor();
      return {
        text: (await toast.locator('.notification-list-item-message').innerText()).trim(),
        press: (button) => toast.locator('.notification-list-item-buttons-container').getByText(button, { exact: true }).click(),
        dismiss: async () => {
          await toast.hover();
          await toast.locator('.codicon-notifications-clear').click();
          await toast.waitFor({ state: 'hidden' });
        },
      };
    },
  };
}
