export default {
  app: { name: 'Admin', vendor: 'Meibo' },
  disableWelcomeMessage: true,
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
