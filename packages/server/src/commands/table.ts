/** The one table of commands. The type makes sure that every name in the catalogue has a command, and the right one. */

import { type CommandName, commandCatalogue } from '@ccmux/core';
import { adopt } from './adopt.js';
import { answer } from './answer.js';
import { approve } from './approve.js';
import { attachSession } from './attach-session.js';
import { bindKey } from './bind-key.js';
import { breakPane } from './break-pane.js';
import { capturePane } from './capture-pane.js';
import { children } from './children.js';
import { chooseBuffer } from './choose-buffer.js';
import { chooseClient } from './choose-client.js';
import { chooseTree } from './choose-tree.js';
import { clearHistory } from './clear-history.js';
import { clockMode } from './clock-mode.js';
import type { Command } from './command.js';
import { commandPrompt } from './command-prompt.js';
import { confirmBefore } from './confirm-before.js';
import { controlChild } from './control-child.js';
import { copyMode } from './copy-mode.js';
import { dashboard } from './dashboard.js';
import { deleteBuffer } from './delete-buffer.js';
import { deny } from './deny.js';
import { detachClient } from './detach-client.js';
import { displayMenu } from './display-menu.js';
import { displayMessage } from './display-message.js';
import { displayPanes } from './display-panes.js';
import { displayPopup } from './display-popup.js';
import { explain } from './explain.js';
import { findWindow } from './find-window.js';
import { forgetSession } from './forget-session.js';
import { hasSession } from './has-session.js';
import { ifShell } from './if-shell.js';
import { inputChild } from './input-child.js';
import { interrupt } from './interrupt.js';
import { joinPane, movePane } from './join-pane.js';
import { killPane } from './kill-pane.js';
import { killServer } from './kill-server.js';
import { killSession } from './kill-session.js';
import { killWindow } from './kill-window.js';
import { lastPane } from './last-pane.js';
import { lastWindow } from './last-window.js';
import { linkWindow } from './link-window.js';
import { listBuffers } from './list-buffers.js';
import { listClaudes } from './list-claudes.js';
import { listClients } from './list-clients.js';
import { listCommands } from './list-commands.js';
import { listKeys } from './list-keys.js';
import { listPanes } from './list-panes.js';
import { listSessions } from './list-sessions.js';
import { listWindows } from './list-windows.js';
import { loadBuffer } from './load-buffer.js';
import { lockClient, lockServer, lockSession } from './lock-client.js';
import { moveWindow } from './move-window.js';
import { newClaude } from './new-claude.js';
import { newSession } from './new-session.js';
import { newWindow } from './new-window.js';
import { nextWaiting } from './next-waiting.js';
import { nextWindow } from './next-window.js';
import { pasteBuffer } from './paste-buffer.js';
import { pipePane } from './pipe-pane.js';
import { previousWindow } from './previous-window.js';
import { clearPromptHistory, showPromptHistory } from './prompt-history.js';
import { receipts } from './receipts.js';
import { record } from './record.js';
import { refreshClient } from './refresh-client.js';
import { reloadConfig } from './reload-config.js';
import { renameSession } from './rename-session.js';
import { renameWindow } from './rename-window.js';
import { resizePane } from './resize-pane.js';
import { resizeWindow } from './resize-window.js';
import { respawnPane } from './respawn-pane.js';
import { respawnWindow } from './respawn-window.js';
import { restart } from './restart.js';
import { result } from './result.js';
import { rm } from './rm.js';
import { rotateWindow } from './rotate-window.js';
import { runShell } from './run-shell.js';
import { saveBuffer } from './save-buffer.js';
import { nextLayout, previousLayout, selectLayout } from './select-layout.js';
import { selectPane } from './select-pane.js';
import { selectWindow } from './select-window.js';
import { sendKeys } from './send-keys.js';
import { sendPrefix } from './send-prefix.js';
import { sendPrompt } from './send-prompt.js';
import { serverAccess } from './server-access.js';
import { setBuffer } from './set-buffer.js';
import { setEnvironment } from './set-environment.js';
import { setHook } from './set-hook.js';
import { setOption, setWindowOption } from './set-option.js';
import { showBuffer } from './show-buffer.js';
import { showConfig } from './show-config.js';
import { showEnvironment } from './show-environment.js';
import { showHooks } from './show-hooks.js';
import { showMessages } from './show-messages.js';
import { showOptions, showWindowOptions } from './show-options.js';
import { sourceFile } from './source-file.js';
import { spawn } from './spawn.js';
import { splitWindow } from './split-window.js';
import { startClaude } from './start-claude.js';
import { startServer } from './start-server.js';
import { stop } from './stop.js';
import { suspendClient } from './suspend-client.js';
import { swapPane } from './swap-pane.js';
import { swapWindow } from './swap-window.js';
import { switchClient } from './switch-client.js';
import { tellPerson } from './tell-person.js';
import { tree } from './tree.js';
import { unbindKey } from './unbind-key.js';
import { unlinkWindow } from './unlink-window.js';
import { upgradePtyhost } from './upgrade-ptyhost.js';
import { upgradeServer } from './upgrade-server.js';
import { waitChild } from './wait-child.js';
import { waitClaude } from './wait-claude.js';
import { waitFor } from './wait-for.js';

const byName: { readonly [N in CommandName]: Command & { readonly name: CommandName } } = {
  adopt,
  answer,
  'attach-session': attachSession,
  'bind-key': bindKey,
  'break-pane': breakPane,
  'capture-pane': capturePane,
  'choose-buffer': chooseBuffer,
  'choose-client': chooseClient,
  'choose-tree': chooseTree,
  'clear-history': clearHistory,
  'clear-prompt-history': clearPromptHistory,
  'clock-mode': clockMode,
  'command-prompt': commandPrompt,
  'confirm-before': confirmBefore,
  'copy-mode': copyMode,
  dashboard,
  'delete-buffer': deleteBuffer,
  'detach-client': detachClient,
  'display-menu': displayMenu,
  'display-message': displayMessage,
  'display-panes': displayPanes,
  'display-popup': displayPopup,
  explain,
  'find-window': findWindow,
  'forget-session': forgetSession,
  'has-session': hasSession,
  'if-shell': ifShell,
  interrupt,
  'join-pane': joinPane,
  'kill-pane': killPane,
  'kill-server': killServer,
  'kill-session': killSession,
  'kill-window': killWindow,
  'last-pane': lastPane,
  'last-window': lastWindow,
  'link-window': linkWindow,
  list: listClaudes,
  'list-buffers': listBuffers,
  'list-clients': listClients,
  'list-commands': listCommands,
  'list-keys': listKeys,
  'list-panes': listPanes,
  'list-sessions': listSessions,
  'list-windows': listWindows,
  'lock-client': lockClient,
  'lock-server': lockServer,
  'lock-session': lockSession,
  'move-pane': movePane,
  'load-buffer': loadBuffer,
  'move-window': moveWindow,
  'new-claude': newClaude,
  'new-session': newSession,
  'new-window': newWindow,
  'next-layout': nextLayout,
  'next-waiting': nextWaiting,
  'next-window': nextWindow,
  'paste-buffer': pasteBuffer,
  'pipe-pane': pipePane,
  'previous-layout': previousLayout,
  'previous-window': previousWindow,
  receipts,
  record,
  'refresh-client': refreshClient,
  'rename-session': renameSession,
  'reload-config': reloadConfig,
  'rename-window': renameWindow,
  'resize-pane': resizePane,
  'resize-window': resizeWindow,
  'respawn-pane': respawnPane,
  'respawn-window': respawnWindow,
  restart,
  rm,
  'rotate-window': rotateWindow,
  'run-shell': runShell,
  'select-layout': selectLayout,
  'save-buffer': saveBuffer,
  'select-pane': selectPane,
  'select-window': selectWindow,
  'send-keys': sendKeys,
  'send-prefix': sendPrefix,
  'send-prompt': sendPrompt,
  'server-access': serverAccess,
  'set-buffer': setBuffer,
  'set-environment': setEnvironment,
  'set-hook': setHook,
  'set-option': setOption,
  'set-window-option': setWindowOption,
  'show-buffer': showBuffer,
  'show-config': showConfig,
  'show-environment': showEnvironment,
  'show-hooks': showHooks,
  'show-messages': showMessages,
  'show-options': showOptions,
  'show-prompt-history': showPromptHistory,
  'show-window-options': showWindowOptions,
  'source-file': sourceFile,
  'split-window': splitWindow,
  'start-claude': startClaude,
  'start-server': startServer,
  stop,
  'suspend-client': suspendClient,
  'swap-pane': swapPane,
  'swap-window': swapWindow,
  'switch-client': switchClient,
  'unbind-key': unbindKey,
  'unlink-window': unlinkWindow,
  'upgrade-ptyhost': upgradePtyhost,
  'upgrade-server': upgradeServer,
  approve,
  children,
  'control-child': controlChild,
  deny,
  'input-child': inputChild,
  result,
  spawn,
  'tell-person': tellPerson,
  tree,
  'wait-child': waitChild,
  'wait-claude': waitClaude,
  'wait-for': waitFor,
};

export const commandNamed = (name: CommandName): Command => byName[name];
export const allCommands: readonly Command[] = commandCatalogue.map((entry) => byName[entry.name]);
