/* Joins Camunda's pages to Meibo's one log-in: whoever logs out there, or whose session is over, comes to our door. */
define('meibo', ['angular'], function (angular) {
  'use strict';
  angular.module('meibo', []).run(['$rootScope', function ($rootScope) {
    function leave(to) {
      return function () { window.location.assign(to); };
    }
    $rootScope.$on('authentication.logout.success', leave('/login?left'));
    $rootScope.$on('authentication.login.required', leave('/login'));
  }]);
});
