# Bash takes words apart at `=` and `:`. The program is asked about whole words, and what bash keeps by itself is cut off its answers.
_triage() {
    local line=${COMP_LINE:0:COMP_POINT} rest=$COMP_LINE gap part number
    local -a words=()
    local -i current=0
    for number in "${!COMP_WORDS[@]}"; do
        part=${COMP_WORDS[number]}
        gap=${rest%%"$part"*}
        rest=${rest#"$gap$part"}
        if [[ $number -eq 0 || -z $part || -n $gap ]]; then
            words+=("$part")
        else
            words[${#words[@]} - 1]+=$part
        fi
        if [[ $number -eq $COMP_CWORD ]]; then
            current=$((${#words[@]} - 1))
        fi
    done
    local typed=${line##*[[:blank:]]}
    if [[ $typed != *"$2" || $typed == *[\"\'\\]* ]]; then
        typed=$2
    fi
    local -a COMP_WORDS=("${words[@]}")
    local -i COMP_CWORD=$current
    _clap_complete_triage "$1" "$typed" "$3"
    local kept=${typed%"$2"}
    if [[ -n $kept && -n ${COMPREPLY+set} ]]; then
        COMPREPLY=("${COMPREPLY[@]#"$kept"}")
    fi
}
complete -o nospace -o bashdefault -o nosort -F _triage triage 2>/dev/null ||
    complete -o nospace -o bashdefault -F _triage triage
