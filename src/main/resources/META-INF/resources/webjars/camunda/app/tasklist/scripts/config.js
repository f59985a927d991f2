export default {
  app: { name: 'Tasklist', vendor: 'Meibo' },
  disableWelcomeMessage: true,
  customScripts: ['scripts/reference'],
  // Tasklist looks at the first part of the browser's language only: zh is Simplified Chinese here.
  locales: { availableLocales: ['en', 'ja', 'zh'], fallbackLocale: 'en' },
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
