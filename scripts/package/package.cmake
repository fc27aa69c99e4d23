# Debian packages by CPack: entente (command, shared library, data) and libentente-dev.
# scripts/package/build makes them.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_CONTACT "The Entente authors <entente@example.org>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://example.org/entente")
set(CPACK_COMPONENTS_ALL runtime dev)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/scripts/package/stage.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME entente)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION text)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA
  ${PROJECT_SOURCE_DIR}/scripts/package/triggers)
# these are not linked but loaded or run when they are needed
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "graphviz, libraptor2-0, libcurl4 | libcurl3-gnutls, poppler-utils")
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "knowledge graphs with sources from English news text
Reads articles, press releases and government pages, finds who and what they
speak of and what they say of it, decides what is the same thing over all of
them, and writes the result as RDF, JSON-LD, diagrams or lines of JSON. Each
statement carries its status, document, sentence and character span.

This package has the command, the shared library and their data.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "entente (= ${PROJECT_VERSION}-1), libglib2.0-dev, libxml2-dev, libjansson-dev, libserd-dev, libgraphviz-dev, libarchive-dev, libuchardet-dev, zlib1g-dev, libsqlite3-dev, libbrotli-dev")
set(CPACK_DEBIAN_DEV_DESCRIPTION "knowledge graphs with sources from English news text - library
Reads articles, press releases and government pages, finds who and what they
speak of and what they say of it, and decides what is the same thing over all
of them.

This package has the headers and the static library.")
include(CPack)
