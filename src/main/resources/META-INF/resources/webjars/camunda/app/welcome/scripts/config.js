export default {
  app: { name: 'Welcome', vendor: 'Meibo' },
  disableWelcomeMessage: true,
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
