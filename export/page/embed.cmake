# Writes a C file with the bytes of text files. Run as:
#   cmake -DOUTPUT=FILE.c "-DFILES=a.js;b.css" -P embed.cmake
# Each file becomes: const char ent_page_NAME[] with a NUL behind, NAME without its
# folder and with _ for what C does not allow.
set(code "/* Made by export/page/embed.cmake. */\n#include \"export/page.h\"\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} name)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND code "const char ent_page_${name}[] = {${bytes}0};\n")
endforeach()
file(WRITE ${OUTPUT} "${code}")
