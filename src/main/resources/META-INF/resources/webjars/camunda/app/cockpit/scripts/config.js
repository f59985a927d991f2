export default {
  app: { name: 'Cockpit', vendor: 'Meibo' },
  disableWelcomeMessage: true,
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
