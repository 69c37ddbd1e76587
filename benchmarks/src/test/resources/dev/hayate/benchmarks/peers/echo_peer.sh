# Speaks the peers' protocol: `go N` takes half a second (but -1 tells the threads), `show N` is the slice itself.
if [ "$2" = fail ]; then
    echo "Traceback" >&2
    echo "no module named anything" >&2
    exit 1
fi
echo "ready echo $2"
while read -r request number; do
    if [ "$number" = 99 ]; then
        echo "no slice 99" >&2
        exit 1
    elif [ "$number" = -1 ]; then
        echo "$OMP_NUM_THREADS"
    elif [ "$request" = go ]; then
        echo 0.5
    else
        sed -n "$((number + 1))p" "$1"
    fi
done
