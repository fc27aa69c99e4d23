# Between staging and packing: what Debian wants and a plain installation does not have.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../../CMakeLists.txt project REGEX "^project\\(entente")
string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" version "${project}")
foreach(pair runtime:entente dev:libentente-dev)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 component)
  list(GET pair 1 package)
  set(usr ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
  if(NOT EXISTS ${usr})
    continue()
  endif()
  set(doc ${usr}/share/doc/${package})
  # the texts of these two are in copyright
  file(REMOVE ${doc}/LICENSE ${doc}/NOTICE)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright ${doc}/copyright COPYONLY)
  file(WRITE ${doc}/changelog.Debian "entente (${version}-1) unstable; urgency=low

  * First version.

 -- The Entente authors <entente@example.org>  Sat, 28 Nov 2026 12:00:00 +0000
")
  file(GLOB texts ${usr}/share/man/man1/*.1 ${doc}/changelog.Debian)
  if(texts)
    execute_process(COMMAND gzip -9nf ${texts} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  # Debian's place for completions of packages
  if(EXISTS ${usr}/share/zsh/site-functions)
    file(RENAME ${usr}/share/zsh/site-functions ${usr}/share/zsh/vendor-completions)
  endif()
endforeach()
