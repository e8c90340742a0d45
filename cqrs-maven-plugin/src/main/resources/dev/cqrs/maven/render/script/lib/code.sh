# The functions' code, and how Lambda gets it.

# find_code ZIP: sets code_hash, and code to the arguments that name the code.
find_code() {
  local zip=$1 hash direct_limit=50000000
  [[ -f $zip ]] || fail "There is no $zip. Run mvn cqrs:render, which writes it."
  hash=$(sha256 "$zip")
  # Lambda shows the hash in Base64.
  code_hash=$(printf %b "$(fold -w 2 <<<"$hash" | sed 's/^/\\x/' | tr -d '\n')" | base64)
  if [[ -z $code_bucket ]] && (($(wc -c <"$zip") <= direct_limit)); then
    code=(--zip-file "fileb://$zip")
    return
  fi
  if [[ -z $code_bucket ]]; then
    code_bucket=cqrs-artifacts-$account-$region
    ensure_bucket
  fi
  code_key=${code_key:-$prefix/functions-${hash:0:16}.zip}
  ensure_upload "$zip" "$hash"
  code=(--s3-bucket "$code_bucket" --s3-key "$code_key")
}

sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1" | cut -c 1-64
  else
    shasum -a 256 "$1" | cut -c 1-64
  fi
}

ensure_bucket() {
  local found location=()
  found=$(look_up s3api list-buckets --query "Buckets[?Name=='$code_bucket'].Name")
  if [[ -n $found ]]; then
    report bucket "$code_bucket" unchanged
    return
  fi
  if [[ $region != us-east-1 ]]; then
    # us-east-1 is the one region that S3 refuses to be told.
    location=(--create-bucket-configuration "LocationConstraint=$region")
  fi
  change s3api create-bucket --bucket "$code_bucket" ${location[@]+"${location[@]}"} >/dev/null
  change s3api put-public-access-block --bucket "$code_bucket" \
    --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  report bucket "$code_bucket" created
}

# ensure_upload ZIP HASH
ensure_upload() {
  local found
  found=$(look_up s3api head-object --bucket "$code_bucket" --key "$code_key" \
    --query 'Metadata.sha256')
  if [[ $found == "$2" ]]; then
    report upload "s3://$code_bucket/$code_key" unchanged
  else
    change s3api put-object --bucket "$code_bucket" --key "$code_key" --body "$1" \
      --metadata "sha256=$2" >/dev/null
    report upload "s3://$code_bucket/$code_key" "$(what_becomes "$found")"
  fi
}
