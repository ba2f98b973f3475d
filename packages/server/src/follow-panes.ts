/** Who hears what of what panes do: the way out of the pane registry. Decides nothing. */
import { windowOfPane } from '@ccmux/core';
import { copyFromProgram } from './copy-mode/clipboard.js';
import { paneHook } from './hooks/pane-hooks.js';
import { followProgramNames } from './operations/automatic-names.js';
import { closeWhenShown } from './operations/close-when-shown.js';
import { keepDeadPane } from './operations/dead-pane.js';
import { ProgramTitles } from './operations/program-titles.js';
import type { Services } from './services.js';

export function followPanes(services: Services): void {
  const { panes, clients, alerts, claudeStates, store, pipes, recordings, controls } = services;
  const names = followProgramNames(services);
  const titles = new ProgramTitles(services);
  panes.listen({
    onOutput: (pane, data) => {
      pipes.output(pane, data);
      recordings.output(pane, data);
      controls.output(pane, data);
    },
    onReceived: (pane, offset, data) => services.keeping().output(pane, offset, data),
    onInput: (pane, data) => recordings.input(pane, data),
    onResized: (pane, size) => recordings.resized(pane, size),
    onChange: (pane, range, bytes) => {
      clients.paneChanged(pane, range, bytes);
      if (bytes === 0) return;
      names.outputOf(pane);
      alerts.output(pane);
      claudeStates.output(pane);
    },
    onExited: (pane, status) => {
      void recordings.stop(pane);
      const claude = services.claudes?.ended(pane, status);
      const isRestarted = claude === undefined && services.agents.supervisor.exited(pane, status);
      const stays = keepDeadPane(services, pane, status, claude ?? (isRestarted ? '' : undefined));
      claudeStates.exited(pane, stays);
      paneHook(services, stays ? 'pane-died' : 'pane-exited', pane);
      if (!stays) closeWhenShown(services, pane);
    },
    onTitle: (pane, title) => {
      claudeStates.titled(pane, title);
      titles.said(pane, title);
    },
    onMode: (pane) => {
      paneHook(services, 'pane-mode-changed', pane);
      controls.modeChanged(pane);
    },
    onBell: (pane) => alerts.bell(pane),
    onClipboard: (pane, data) => copyFromProgram(services, pane, data),
    onNotification: (pane, text) => {
      const name = windowOfPane(store.model, pane)?.name ?? '';
      for (const client of clients.all) client.showMessage(`${name}: ${text}`);
    },
  });
}
